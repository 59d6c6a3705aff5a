/** A page of a split's pictures to choose from. */
import { ActionIcon, Group, NativeSelect, NumberInput, SegmentedControl, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCatalog } from "../../state/catalog";
import { firstSample } from "../../state/first-look";
import { setProbe } from "../../state/probe";
import { Icon } from "../../ui/icons";
import type { DatasetEntry } from "../../wire/types";
import classes from "./SampleGrid.module.css";
import { SamplePicture } from "./SamplePicture";
import { pageOf, type Sample } from "./samples";

const PAGE = 60;

interface SampleGridProps {
  readonly dataset: DatasetEntry;
  readonly sample: Sample;
  readonly onChosen: () => void;
}

export function SampleGrid({ dataset: first, sample, onChosen }: SampleGridProps) {
  const { t } = useTranslation("probe");
  const known = useCatalog((catalog) => catalog.datasets);
  const [chosen, setChosen] = useState({ dataset: first, split: sample.split });
  const dataset = known.get(chosen.dataset.name) ?? chosen.dataset;
  const [start, setStart] = useState(sample.index);
  const splits = (["train", "val", "test"] as const).filter((name) => (dataset.splits[name] ?? 0) > 0);
  const split = splits.includes(chosen.split) ? chosen.split : firstSample(dataset).split;
  const count = dataset.splits[split] ?? 0;
  const { page, pages, indices } = pageOf(start, PAGE, count);

  const isShown = (index: number) =>
    dataset.name === sample.dataset && split === sample.split && index === sample.index;
  const choose = (index: number) => {
    setProbe({ dataset: dataset.name, split, index });
    onChosen();
  };

  return (
    <div className={classes.browser}>
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t("sample.split")}
          value={split}
          data={splits.map((value) => ({ value, label: t(`splits.${value}`) }))}
          onChange={(value) => {
            setChosen({ dataset, split: value as Sample["split"] });
            setStart(0);
          }}
        />
        <NativeSelect
          size="xs"
          aria-label={t("sample.dataset")}
          value={dataset.name}
          data={[...known.values()]
            .filter((each) => each.available)
            .map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(event) => {
            const next = known.get(event.currentTarget.value);
            if (!next) return;
            const { split: kept, index } = firstSample(next);
            setChosen({ dataset: next, split: kept });
            setStart(index);
          }}
        />
        <NumberInput
          size="xs"
          w={130}
          aria-label={t("sample.go_to")}
          placeholder={t("sample.go_to")}
          min={0}
          max={count - 1}
          allowDecimal={false}
          hideControls
          onChange={(value) => typeof value === "number" && setStart(value)}
        />
      </Group>
      <ul className={classes.grid}>
        {indices.map((index) => (
          <li key={index}>
            <UnstyledButton
              className={classes.thumbnail}
              aria-label={t("sample.thumbnail", { index })}
              aria-current={isShown(index) ? "true" : undefined}
              onClick={() => choose(index)}
            >
              <SamplePicture sample={{ dataset: dataset.name, split, index }} grey={dataset.shape[0] === 1} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group justify="center" gap="sm">
        <ActionIcon
          variant="default"
          aria-label={t("sample.earlier")}
          disabled={page === 0}
          onClick={() => setStart((page - 1) * PAGE)}
        >
          <Icon name="previous" />
        </ActionIcon>
        <Text size="sm" c="dimmed">
          {t("sample.page", { page: page + 1, pages })}
        </Text>
        <ActionIcon
          variant="default"
          aria-label={t("sample.later")}
          disabled={page === pages - 1}
          onClick={() => setStart((page + 1) * PAGE)}
        >
          <Icon name="next" />
        </ActionIcon>
      </Group>
    </div>
  );
}
