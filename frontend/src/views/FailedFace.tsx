/** The face of something that could not be loaded: what happened, and what to do. */
import { Alert, Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { problemText } from "../i18n/problems";
import type { ApiProblem } from "../wire/api";

interface FailedFaceProps {
  readonly title: string;
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
}

export function FailedFace({ title, problem, onRetry }: FailedFaceProps) {
  const { t } = useTranslation();
  const isOffline = problem.code === "offline";
  const words = problemText({ code: problem.code, params: problem.params, message: problem.message });
  return (
    <Alert color={isOffline ? "gray" : "red"} title={isOffline ? t("offline.title") : title} role="alert">
      <Text size="sm" mb="sm">
        {isOffline ? t("offline.text") : words === problem.code ? t("failed.text") : words}
      </Text>
      <Button size="xs" variant="default" onClick={onRetry}>
        {t("retry")}
      </Button>
    </Alert>
  );
}
