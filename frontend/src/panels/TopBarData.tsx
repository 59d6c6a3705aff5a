/** The data set the network learns from, and the way to another one. */

import { Menu, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShape } from "../i18n/numbers";
import { useCatalog } from "../state/catalog";
import { chooseDataset } from "../state/editing";
import { useProject } from "../state/project";
import { Icon } from "../ui/icons";
import type { DatasetEntry } from "../wire/types";
import classes from "./TopBar.module.css";

export function TopBarData() {
  const { t } = useTranslation("topbar");
  const datasets = useCatalog((catalog) => catalog.datasets);
  const name = useProject((project) => project.document?.dataset ?? "");
  const mine = useProject((project) => project.mine);
  const chosen = datasets.get(name);
  return (
    <Menu position="bottom-start" width={250}>
      <Menu.Target>
        <UnstyledButton className={classes.chip} aria-label={t("dataset", { name: chosen?.title ?? name })}>
          <strong>{chosen?.title ?? name}</strong>
          {chosen && <span>{shortly(chosen)}</span>}
          <Icon name="down" size={12} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("data")}</Menu.Label>
        {[...datasets.values()].map((entry) => (
          <Menu.Item
            key={entry.name}
            disabled={!mine || !entry.available}
            onClick={() => {
              if (entry.name !== name) chooseDataset(entry.name);
            }}
          >
            <strong>{entry.title}</strong>
            <small className={classes.datasetFacts}>
              {shortly(entry)} · {t("images", { value: formatNumber(entry.splits.train ?? entry.splits.test ?? 0) })}
              {!entry.available && ` · ${t("notAvailable")}`}
            </small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** `1×28×28 · 10`: the shape of an image, as layers write theirs, and the number of classes. */
function shortly({ shape, classes: names }: DatasetEntry): string {
  return `${formatShape(shape)} · ${names.length}`;
}
