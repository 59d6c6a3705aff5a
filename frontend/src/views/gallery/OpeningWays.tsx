/** What can be done with a network that was chosen: a project of its own, or the place of the open project's. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { contestOf } from "../../state/contestWork";
import { useProject } from "../../state/project";
import type { Graph } from "../../wire/types";
import { replaceNetwork } from "./opening";

interface OpeningWaysProps {
  readonly title: string;
  /** null as long as there is none that fits. */
  readonly graph: Graph | null;
  readonly isOpening: boolean;
  readonly onOpen: () => void;
}

export function OpeningWays({ title, graph, isOpening, onOpen }: OpeningWaysProps) {
  const { t } = useTranslation("gallery");
  const id = useProject((project) => project.id);
  const mine = useProject((project) => project.mine);
  // In another project the network would not be part of the contest.
  const isForContest = id !== null && mine && contestOf(id) !== null;
  const replace = id !== null && (
    <Button
      variant={isForContest ? "filled" : "default"}
      disabled={graph === null || !mine}
      onClick={() => graph && replaceNetwork(title, graph)}
    >
      {t("replace")}
    </Button>
  );
  return (
    <>
      {isForContest && replace}
      <Button
        variant={isForContest ? "default" : "filled"}
        disabled={graph === null}
        loading={isOpening}
        onClick={onOpen}
      >
        {t("open")}
      </Button>
      {!isForContest && replace}
    </>
  );
}
