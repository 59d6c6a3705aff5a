/** Before a data set is taken: whether the network fits it, what adapting would change, and what else there is. */

import { Button, Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatShape } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { openDialog } from "../../state/dialogs";
import { useNodeName } from "../../state/nodeName";
import { useGraph } from "../../state/project";
import { useHasWeights } from "../../state/run";
import type { DatasetEntry, Graph } from "../../wire/types";
import { NewHead } from "../transfer/NewHead";
import { takeDataset, useFitting } from "./choosing";
import classes from "./Data.module.css";

export function TakeData({ entry }: { readonly entry: DatasetEntry }) {
  const graph = useGraph();
  return graph && <Fit graph={graph} entry={entry} />;
}

function Fit({ graph, entry }: { readonly graph: Graph; readonly entry: DatasetEntry }) {
  const { t } = useTranslation("data");
  const found = useFitting(graph, entry);
  const hasWeights = useHasWeights();
  const nameOf = useNodeName(graph);
  const take = (adapt: boolean) => () => takeDataset(entry, { adapt });
  if (found === null) {
    return (
      <div className={classes.fit}>
        <Loader size="xs" /> {t("fit.asking")}
      </div>
    );
  }
  return (
    <div className={classes.fit} role="status">
      {found.how === "asIs" && (
        <>
          <p>{t("fit.asIs")}</p>
          <Button size="xs" onClick={take(false)}>
            {t("fit.take")}
          </Button>
        </>
      )}
      {found.how === "adapted" && (
        <>
          <p>
            {t(found.classifier === null ? "fit.adaptsInput" : "fit.adapts", {
              shape: formatShape(entry.shape),
              count: entry.classes.length,
              layer: found.classifier === null ? "" : nameOf(found.classifier),
            })}
          </p>
          <Button size="xs" onClick={take(true)}>
            {t("fit.adapt")}
          </Button>
          <Button size="xs" variant="default" onClick={take(false)}>
            {t("fit.takeOnly")}
          </Button>
        </>
      )}
      {found.how === "notAtAll" && (
        <>
          <p>{t("fit.notAtAll", { reason: problemText(found.problem) })}</p>
          <Button size="xs" onClick={() => openDialog({ name: "gallery" })}>
            {t("fit.gallery")}
          </Button>
          <Button size="xs" variant="default" onClick={take(false)}>
            {t("fit.takeOnly")}
          </Button>
        </>
      )}
      {hasWeights && <NewHead graph={graph} entry={entry} />}
    </div>
  );
}
