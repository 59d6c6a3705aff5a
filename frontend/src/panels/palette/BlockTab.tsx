/** Blocks by family, and those that a person has saved. */

import { Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { blocks } from "../../state/blocks";
import { FailedFace } from "../../views/FailedFace";
import type { BlockEntry } from "../../wire/types";
import { BlockItem } from "./BlockItem";
import { Family } from "./Family";
import classes from "./Palette.module.css";
import { SavedBlocks } from "./SavedBlocks";

export function BlockTab() {
  const { t } = useTranslation("blocks");
  const { entries, problem } = blocks.use();
  return (
    <>
      <SavedBlocks />
      {entries === null && problem === null && <Loader size="xs" aria-label={t("common:loading")} />}
      {problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={() => void blocks.load()} />}
      {[...Map.groupBy(entries ?? [], ({ family }) => family)].map(([name, members]) => (
        <Family key={name} name={`block-${name}`} title={members[0]?.family_title ?? name} count={members.length}>
          <BlockList entries={members} />
        </Family>
      ))}
    </>
  );
}

export function BlockList({ entries }: { readonly entries: readonly BlockEntry[] }) {
  return (
    <ul className={classes.rows}>
      {entries.map((entry) => (
        <li key={entry.name}>
          <BlockItem entry={entry} />
        </li>
      ))}
    </ul>
  );
}
