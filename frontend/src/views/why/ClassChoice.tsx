/** Which class is to be explained: the network's answer whatever it is, one of the likeliest, or any. */

import { Button, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { bestOf, useClassNames } from "../../canvas/BarsFace";
import { formatPercent } from "../../i18n/numbers";
import { useProbe } from "../../state/probe";
import { WHY_WATCH } from "./answers";
import classes from "./Why.module.css";

/** As many as are one click away. */
const LIKELIEST = 5;

interface ClassChoiceProps {
  /** null: whatever the network answers. */
  readonly target: number | null;
  readonly onChange: (target: number | null) => void;
}

export function ClassChoice({ target, onChange }: ClassChoiceProps) {
  const { t } = useTranslation("why");
  const names = useClassNames();
  const probabilities = useProbe(({ beside }) => beside[WHY_WATCH]);
  const best = bestOf(probabilities ?? null);
  const all = Array.from(probabilities?.keys() ?? []);
  const share = (index: number) => probabilities?.[index] ?? Number.NaN;
  const likeliest = all.toSorted((a, b) => share(b) - share(a)).slice(0, LIKELIEST);
  const nameOf = (index: number) => names[index] ?? String(index);
  return (
    <div className={classes.choice}>
      <span id="why-class" className={classes.choiceLabel}>
        {t("class.label")}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would frame it */}
      <div className={classes.chips} role="group" aria-labelledby="why-class">
        <ClassButton pressed={target === null} onClick={() => onChange(null)}>
          {best === null ? t("class.answer") : t("class.answer_is", { name: nameOf(best) })}
        </ClassButton>
        {likeliest.map((index) => (
          <ClassButton key={index} pressed={target === index} onClick={() => onChange(index)}>
            {nameOf(index)} <span className={classes.share}>{formatPercent(share(index))}</span>
          </ClassButton>
        ))}
      </div>
      {all.length > LIKELIEST && (
        <Select
          size="xs"
          w={190}
          searchable
          clearable
          aria-label={t("class.any")}
          placeholder={t("class.any")}
          value={target === null || likeliest.includes(target) ? null : String(target)}
          data={all.map((index) => ({ value: String(index), label: nameOf(index) }))}
          onChange={(value) => onChange(value === null ? null : Number(value))}
        />
      )}
    </div>
  );
}

interface ClassButtonProps {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ClassButton({ pressed, onClick, children }: ClassButtonProps) {
  return (
    <Button
      size="compact-sm"
      radius="xl"
      variant={pressed ? "filled" : "default"}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
