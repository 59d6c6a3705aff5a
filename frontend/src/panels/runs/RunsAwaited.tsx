/** In the place of the runs before there is a list of them: it is on its way, or something has kept it. */

import { useTranslation } from "react-i18next";
import { loadRuns, useRuns } from "../../state/runs";
import { Loading } from "../../ui/Loading";
import { FailedFace } from "../../views/FailedFace";
import "./texts";

export function RunsAwaited() {
  const { t } = useTranslation("runs");
  const problem = useRuns((state) => state.problem);
  if (problem === null) return <Loading />;
  return <FailedFace title={t("failed")} problem={problem} onRetry={() => void loadRuns()} />;
}
