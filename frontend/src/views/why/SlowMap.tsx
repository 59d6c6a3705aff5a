/** A map that takes long: made when asked for, with progress; of the input and the class of that moment. */

import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProbe } from "../../state/probe";
import { type StudyQuestion, useStudy } from "../../state/study";
import { decodeFrame, type FrameItem } from "../../wire/frames";
import { StudyProgress } from "../study/StudyProgress";
import { type AttributionParams, takeSlow } from "./answers";
import classes from "./Why.module.css";

interface SlowMapProps {
  /** Whose map it is, see `nameOf`. */
  readonly name: string;
  readonly params: AttributionParams;
}

export function SlowMap({ name, params }: SlowMapProps) {
  const { t } = useTranslation("why");
  const input = useProbe((probe) => probe.input);
  const [question, setQuestion] = useState<StudyQuestion | null>(null);
  const study = useStudy("attribution", question, readItem);
  const item = study.value;
  useEffect(() => {
    if (item !== null) takeSlow(name, item);
  }, [name, item]);
  const isOlder = question !== null && (question.input !== input || question.params !== params);
  const begin = () => input && setQuestion({ nodes: [], input, params, encoding: "float32" });
  return (
    <>
      {question !== null && <StudyProgress study={study} />}
      {!study.isAsked && (question === null || isOlder) && (
        <div className={classes.slow}>
          <p>{t(question === null ? "slow.first" : "slow.older")}</p>
          <Button size="xs" onClick={begin}>
            {t("slow.begin")}
          </Button>
        </div>
      )}
    </>
  );
}

async function readItem(response: Response): Promise<FrameItem | null> {
  return decodeFrame(await response.arrayBuffer()).items[0] ?? null;
}
