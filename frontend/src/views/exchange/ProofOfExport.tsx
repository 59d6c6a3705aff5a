/** "Export proves itself": the file is run by itself, and its logits are compared with the playground's. */

import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatValue } from "../../i18n/numbers";
import { useProject } from "../../state/project";
import { Icon } from "../../ui/icons";
import { ApiProblem } from "../../wire/api";
import classes from "./Exchange.module.css";
import { Faults } from "./Faults";
import { type Proof, proveExport } from "./files";

export function ProofOfExport({ id }: { readonly id: string }) {
  const { t } = useTranslation("exchange");
  const revision = useProject((project) => project.revision);
  const [proof, setProof] = useState<Proof | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);

  // What was proved of one revision says nothing of the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    setProof(null);
    setProblem(null);
  }, [id, revision]);

  const prove = async () => {
    setBusy(true);
    setProof(null);
    setProblem(null);
    try {
      setProof(await proveExport(id));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className={classes.proof}>
      <Button size="xs" variant="default" loading={isBusy} onClick={() => void prove()}>
        {t("proof.prove")}
      </Button>
      <div role="status" className={classes.verdict} data-equal={proof?.equal}>
        {isBusy && t("proof.running")}
        {proof && (
          <>
            <Icon name={proof.equal ? "check" : "warning"} size={14} />
            <span>
              {t(proof.equal ? "proof.equal" : "proof.differs", {
                count: proof.pictures,
                difference: formatValue(proof.largest_difference),
                tolerance: formatValue(proof.tolerance),
              })}
            </span>
          </>
        )}
        {problem && <Faults problem={problem} />}
      </div>
    </div>
  );
}
