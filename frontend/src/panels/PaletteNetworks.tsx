/** Architectures: each opens as a new project, so that nothing is lost of the one at hand. */

import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { formatShape, formatShort } from "../i18n/numbers";
import { useCatalog } from "../state/catalog";
import { tellError } from "../state/notices";
import { useProject } from "../state/project";
import { ApiProblem, api } from "../wire/api";
import type { ArchitectureEntry, DatasetEntry, Graph } from "../wire/types";
import classes from "./Panel.module.css";

/** The network for the data at hand; where it does not allow another size, as it was published. */
async function fitting(name: string, data: DatasetEntry | undefined): Promise<Graph> {
  if (!data) return api.architecture(name);
  try {
    return await api.architecture(name, { classes: data.classes.length, shape: data.shape });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 422) return api.architecture(name);
    throw error;
  }
}

export function PaletteNetworks() {
  const { t } = useTranslation("palette");
  const architectures = useCatalog((catalog) => catalog.architectures);
  const dataset = useProject((project) => project.document?.dataset ?? "");
  const data = useCatalog((catalog) => catalog.datasets.get(dataset));
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState<string | null>(null);

  const open = async ({ name, title }: ArchitectureEntry) => {
    setOpening(name);
    try {
      const graph = await fitting(name, data);
      const project = await api.createProject({
        title,
        task: "classify",
        graphs: { main: graph },
        dataset,
        recipe: {},
      });
      navigate(`/p/${project.id}`);
    } catch (error) {
      tellError(error);
    } finally {
      setOpening(null);
    }
  };

  return (
    <>
      <p className={classes.summary}>{t("networksHint")}</p>
      {architectures.map((entry) => (
        <UnstyledButton
          key={entry.name}
          className={classes.network}
          disabled={opening !== null}
          title={entry.paper}
          onClick={() => void open(entry)}
        >
          <strong>{entry.title}</strong>
          <span>
            {entry.year} · {formatShape(entry.input_shape)} ·{" "}
            {t("parameters", { value: formatShort(entry.parameters) })}
          </span>
        </UnstyledButton>
      ))}
    </>
  );
}
