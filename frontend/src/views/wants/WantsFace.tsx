/** What the channels of a layer want to see: the patches of the data set that excite each of them most. */

import { Anchor } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatValue } from "../../i18n/numbers";
import { useCatalog } from "../../state/catalog";
import { openDialog } from "../../state/dialogs";
import { useHasWeights, useRun } from "../../state/run";
import { useStudy } from "../../state/study";
import { pin, useUnit } from "../../state/unit";
import { DreamPanel } from "../dream/DreamPanel";
import { type FaceProps, fittingFaces } from "../node/faces";
import { Newer } from "../study/Newer";
import { StudyProgress } from "../study/StudyProgress";
import { ChannelPicker } from "./ChannelPicker";
import type { PatchesAnswer } from "./patches";
import { Strength } from "./Strength";
import { TopPatches } from "./TopPatches";
import "./texts";
import classes from "./Wants.module.css";

const read = (response: Response) => response.json() as Promise<PatchesAnswer>;

export function WantsFace(props: FaceProps) {
  const { id } = props;
  const { t } = useTranslation("wants");
  const question = useMemo(() => ({ nodes: [{ id }] }), [id]);
  const study = useStudy("patches", question, read);
  const answer = study.value;
  const hasWeights = useHasWeights();
  const hasLearned = useRun(({ run }) => (run?.step ?? 0) > 0);
  const pinned = useUnit((unit) => (unit.pinned?.node === id ? unit.pinned.channel : null));
  const entry = useCatalog((catalog) => catalog.datasets.get(answer?.dataset ?? ""));
  const count = answer?.channels.length ?? 0;
  const channel = Math.min(pinned ?? 0, Math.max(0, count - 1));
  const wants = answer?.channels[channel];
  // A link to what is seen here names the channel.
  useEffect(() => {
    if (pinned === null && count > 0) pin({ node: id, channel: 0, y: null, x: null });
  }, [pinned, count, id]);
  const names = entry?.classes ?? [];
  const grey = entry?.shape[0] === 1;
  return (
    <div className={classes.face}>
      <p className={classes.about}>{t("intro")}</p>
      <StudyProgress study={study} />
      {answer && wants && (
        <>
          <p className={classes.about}>
            {t("looked", { images: answer.images, total: answer.total, split: answer.split })}{" "}
            {answer.step !== null && t("weights", { step: answer.step })}{" "}
            {/* An answer from before a run says no more of whose weights those were. */}
            {answer.step === null && !hasLearned && t(hasWeights ? "given" : "untrained")}{" "}
            {!study.isAsked && <Newer step={answer.step} onAsk={study.again} />}
          </p>
          <Anchor
            component="button"
            size="sm"
            className={classes.link ?? ""}
            onClick={() => openDialog({ name: "embedding", node: id })}
          >
            {t("embedding")}
          </Anchor>
          <ChannelPicker
            answer={answer}
            grey={grey}
            chosen={channel}
            onChoose={(chosen) => pin({ node: id, channel: chosen, y: null, x: null })}
          />
          {wants.top.index.length === 0 ? (
            <p className={classes.about}>{t("silent", { value: formatValue(wants.loudest) })}</p>
          ) : (
            <div className={classes.columns}>
              <TopPatches
                answer={answer}
                wants={wants}
                node={id}
                channel={channel}
                grey={grey}
                names={names}
                hasArithmetic={fittingFaces(props).some(({ level }) => level === "pixel")}
              />
              <div className={classes.column}>
                <Strength answer={answer} wants={wants} names={names} />
              </div>
            </div>
          )}
          <DreamPanel node={id} channel={channel} shape={answer.shape} best={wants.loudest} />
        </>
      )}
    </div>
  );
}
