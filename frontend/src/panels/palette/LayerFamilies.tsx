/** All layer types by family, each a chip to drag or to press. */

import { Tooltip, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { startLayerDrag } from "../../canvas/dragging";
import { useCatalog } from "../../state/catalog";
import { addLayerAfterSelection } from "../../state/editing";
import type { LayerEntry } from "../../wire/types";
import { Family } from "./Family";
import classes from "./Palette.module.css";
import { useDragTip } from "./useDragTip";

export function LayerFamilies() {
  const layers = useCatalog((catalog) => catalog.layers);
  const families = useMemo(() => Map.groupBy(layers.values(), ({ family }) => family), [layers]);
  return [...families].map(([name, entries]) => (
    <Family
      key={name}
      name={name}
      title={entries[0]?.family_title ?? name}
      accent={entries[0]?.accent}
      count={entries.length}
    >
      <LayerChips entries={entries} />
    </Family>
  ));
}

export function LayerChips({ entries }: { readonly entries: readonly LayerEntry[] }) {
  return (
    <div className={classes.chips}>
      {entries.map((entry) => (
        <LayerChip key={entry.type} entry={entry} />
      ))}
    </div>
  );
}

function LayerChip({ entry }: { readonly entry: LayerEntry }) {
  const tip = useDragTip();
  return (
    <Tooltip label={entry.summary} disabled={tip.disabled} multiline w={240} openDelay={500} position="right">
      <UnstyledButton
        className={classes.chip}
        tabIndex={-1}
        data-palette={entry.type}
        data-palette-item
        draggable
        onDragStart={(event) => {
          startLayerDrag(event, { type: entry.type, params: {} });
          tip.rest();
        }}
        onPointerEnter={tip.wake}
        onClick={() => addLayerAfterSelection(entry.type)}
      >
        {entry.title}
      </UnstyledButton>
    </Tooltip>
  );
}
