/** Samples of the data set: one step on or back, any other, or chosen from a grid of pictures. */
import { ActionIcon, Modal, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { setProbe } from "../../state/probe";
import { Icon, type IconName } from "../../ui/icons";
import type { DatasetEntry } from "../../wire/types";
import { SampleGrid } from "./SampleGrid";
import classes from "./SampleTools.module.css";
import { randomFrom, type Sample, stepFrom } from "./samples";

interface SampleToolsProps {
  readonly dataset: DatasetEntry;
  /** The sample that is shown, or the one to start from. */
  readonly sample: Sample;
}

export function SampleTools({ dataset, sample }: SampleToolsProps) {
  const { t } = useTranslation("probe");
  const [open, { open: show, close }] = useDisclosure(false);
  const count = dataset.splits[sample.split] ?? 0;
  const tools: readonly [IconName, string, () => void][] = [
    ["random", t("sample.random"), () => setProbe(randomFrom(sample, count, Math.random()))],
    ["previous", t("sample.previous"), () => setProbe(stepFrom(sample, -1, count))],
    ["next", t("sample.next"), () => setProbe(stepFrom(sample, 1, count))],
    ["grid", t("sample.open"), show],
  ];
  return (
    <div className={classes.tools}>
      {tools.map(([name, label, onClick]) => (
        <Tooltip key={name} label={label} position="right" openDelay={400}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
            <Icon name={name} />
          </ActionIcon>
        </Tooltip>
      ))}
      <Modal
        opened={open}
        onClose={close}
        title={t("sample.open")}
        size="lg"
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <SampleGrid dataset={dataset} sample={sample} onChosen={close} />
      </Modal>
    </div>
  );
}
