/** The patches that excite one channel most; each can be shown to the network, its unit pinned. */

import { Anchor, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber, formatValue } from "../../i18n/numbers";
import { setProbe, useProbe } from "../../state/probe";
import { openUnit, PIXEL_FACE, pin, useUnit } from "../../state/unit";
import type { NodeId } from "../../wire/types";
import { Framed, Seen } from "./PatchPicture";
import { type ChannelWants, type Patch, type PatchesAnswer, patchesOf, seesPadding } from "./patches";
import classes from "./Wants.module.css";

interface TopPatchesProps {
  readonly answer: PatchesAnswer;
  readonly wants: ChannelWants;
  readonly node: NodeId;
  readonly channel: number;
  readonly grey: boolean;
  /** Names of the classes. */
  readonly names: readonly string[];
  /** The opened layer shows how one value comes about. */
  readonly hasArithmetic: boolean;
}

export function TopPatches({ answer, wants, node, channel, grey, names, hasArithmetic }: TopPatchesProps) {
  const { t } = useTranslation("wants");
  const probe = useProbe(({ input }) => input);
  const pinned = useUnit((unit) => unit.pinned);
  const patches = patchesOf(wants.top);
  const sampleOf = ({ index }: Patch) => ({ dataset: answer.dataset, split: answer.split, index });
  const unitOf = ({ y, x }: Patch) => ({ node, channel, y, x });
  const isShown = (patch: Patch) =>
    probe !== null &&
    "dataset" in probe &&
    probe.dataset === answer.dataset &&
    probe.split === answer.split &&
    probe.index === patch.index &&
    pinned?.node === node &&
    pinned.channel === channel &&
    pinned.y === patch.y &&
    pinned.x === patch.x;
  const shown = patches.find(isShown);
  const hasPlaces = patches.some(({ box }) => box !== null);
  const hasPadding = patches.some(({ box }) => box !== null && seesPadding(box, answer.input));
  return (
    <section className={classes.column} aria-label={t("top")}>
      <h3 className={classes.heading}>{t("top")}</h3>
      <ul className={classes.patches} data-testid="top-patches">
        {patches.map((patch) => {
          const picture = { sample: sampleOf(patch), grey, input: answer.input, box: patch.box };
          const said = {
            title: names[patch.label] ?? String(patch.label),
            value: formatValue(patch.value),
            index: formatNumber(patch.index),
          };
          const { y, x } = patch;
          const words = y === null || x === null ? t("image", said) : t("patch", { ...said, row: y, column: x });
          return (
            <li key={patch.index}>
              <UnstyledButton
                className={classes.patch}
                title={t("look")}
                aria-label={words}
                data-shown={patch === shown || undefined}
                onClick={() => {
                  setProbe(picture.sample);
                  pin(unitOf(patch));
                }}
              >
                {patch.box === null ? (
                  <Seen {...picture} />
                ) : (
                  <span className={classes.pair}>
                    <Seen {...picture} />
                    <Framed {...picture} />
                  </span>
                )}
                <span className={classes.caption}>
                  <span>{said.title}</span>
                  <span className={classes.value}>{said.value}</span>
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      <p className={classes.about} role="status">
        {shown && t("shown")}{" "}
        {shown && hasArithmetic && (
          <Anchor component="button" size="sm" onClick={() => openUnit(unitOf(shown), PIXEL_FACE)}>
            {t("arithmetic")}
          </Anchor>
        )}
      </p>
      <p className={classes.about}>
        {t(hasPlaces ? "field" : "whole")} {hasPadding && t("padding")}
      </p>
    </section>
  );
}
