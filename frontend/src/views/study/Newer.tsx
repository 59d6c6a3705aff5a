/** A training went on since the weights that were studied: asked again only when somebody wants it. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMoment } from "../../state/moment";
import { useRun } from "../../state/run";
import "./texts";

interface NewerProps {
  /** Of the weights that were studied. */
  readonly step: number | null;
  readonly onAsk: () => void;
}

export function Newer({ step, onAsk }: NewerProps) {
  const { t } = useTranslation("study");
  const isNow = useMoment(({ snapshot }) => snapshot === "live");
  const done = useRun(({ run }) => run?.step ?? null);
  if (!isNow || done === null || done === (step ?? 0)) return null;
  return (
    <span>
      <Button size="compact-xs" variant="default" onClick={onAsk}>
        {t("newer")}
      </Button>
    </span>
  );
}
