/** Has the weights that one looks at measured, says how far that is, and offers it again when they have moved on. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../i18n/numbers";
import { measure, useResults } from "../../state/results";
import { Icon } from "../../ui/icons";
import { useIsStale } from "./looking";

export function MeasureButton() {
  const { t } = useTranslation("results");
  const busy = useResults((state) => state.busy);
  const underway = useResults((state) => state.underway);
  const result = useResults((state) => state.result);
  const isStale = useIsStale();
  if (busy) {
    const share = underway?.done && underway.of ? underway.done / underway.of : null;
    return (
      <Button size="compact-sm" variant="light" loading={share === null} disabled aria-live="polite">
        {share === null ? t("measuring") : t("measuring_share", { share: formatPercent(share) })}
      </Button>
    );
  }
  if (result !== null && !isStale) return null;
  return (
    <Button
      size="compact-sm"
      variant={result === null ? "filled" : "light"}
      leftSection={<Icon name={result === null ? "check" : "reset"} size={14} />}
      title={t(result === null ? "measure_hint" : "refresh_hint")}
      onClick={() => void measure()}
    >
      {t(result === null ? "measure" : "refresh")}
    </Button>
  );
}
