/** One weight of a matrix that was clicked: its value, to type or to change by the arrow keys. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { setWeight, useOverrides } from "../../state/overrides";
import type { NodeId } from "../../wire/types";
import { KernelGrid } from "./KernelGrid";
import classes from "./Kernels.module.css";
import "./texts";

interface WeightFieldProps {
  readonly node: NodeId;
  /** Output and input. */
  readonly row: number;
  readonly column: number;
  /** As it is now. */
  readonly value: number;
}

export function WeightField({ node, row, column, value }: WeightFieldProps) {
  const { t } = useTranslation("kernels");
  const key = `${node}.weight`;
  const index = [row, column];
  const changed = useOverrides(({ weights }) =>
    weights.find((each) => each.key === key && each.index.join() === index.join()),
  );
  return (
    <div className={classes.single} data-testid="weight-field">
      <span>{t("matrixWeight", { row, column })}</span>
      <KernelGrid
        kernel={[[changed?.value ?? value]]}
        onChange={(kernel) => setWeight(key, index, kernel[0]?.[0] ?? value)}
      />
      <Button
        size="compact-xs"
        variant="default"
        disabled={changed === undefined}
        onClick={() => setWeight(key, index, null)}
      >
        {t("learned")}
      </Button>
    </div>
  );
}
