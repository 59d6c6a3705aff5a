/** What a page shows, in the parts that a class is told of: read from its stores, and put into those of another page. */

import { STILL, stillInput } from "../core/moving";
import { asSent, isUnchanged, type Kernel, NO_OVERRIDES, type Overrides } from "../core/overrides";
import type { ColourScale } from "../core/raster";
import type { Show } from "../wire/messages.gen";
import { useFolding } from "./folding";
import { lookAt, useMoment } from "./moment";
import { useOverrides } from "./overrides";
import { moveProbe, setProbe, useProbe } from "./probe";
import { pointAt, useUnit } from "./unit";
import { type DockTab, type InspectorTab, openNode, select, useView } from "./view";
import { holdSight, type Sight, sightNow } from "./viewport";

export type ShownPart = NonNullable<Show["part"]>;
export type PartName = ShownPart["part"];
type Part<Name extends PartName> = Extract<ShownPart, { part: Name }>;

/** The parts that a page reads from its stores; where its pointer is, it is told. */
export type ReadPart = Exclude<PartName, "pointer">;

export const READERS: { readonly [Name in ReadPart]: () => Part<Name> | null } = {
  place: () => {
    const { selected, selectedEdges, selectedGroup, opened } = useView.getState();
    const { pinned, face } = useUnit.getState();
    return {
      part: "place",
      selected: [...selected],
      edges: [...selectedEdges],
      group: selectedGroup,
      opened,
      face,
      pinned,
    };
  },
  camera: () => {
    const sight = sightNow();
    return sight && { part: "camera", ...sight };
  },
  probe: () => {
    const { input, source } = useProbe.getState();
    return { part: "probe", input, source };
  },
  moment: () => {
    const { run, snapshot } = useMoment.getState();
    return { part: "moment", run, snapshot };
  },
  folding: () => {
    const { folded, moved } = useFolding.getState();
    return {
      part: "folding",
      folded: { ...folded },
      moved: Object.fromEntries(Object.entries(moved).map(([card, [x, y]]) => [card, [x, y]])),
    };
  },
  panels: () => {
    const { inspectorTab, dockTab, colourScale } = useView.getState();
    return { part: "panels", inspector: inspectorTab, dock: dockTab, colours: colourScale };
  },
  overrides: () => ({ part: "overrides", overrides: asSent(useOverrides.getState()) ?? {} }),
};

export const READ_PARTS = Object.keys(READERS) as ReadPart[];

/** Which stores a part is read from: whenever one of them changes, so may the part. The camera tells by itself. */
export function watchParts(changed: (part: ReadPart) => void): () => void {
  const stops = [
    useView.subscribe(() => {
      changed("place");
      changed("panels");
    }),
    useUnit.subscribe(() => changed("place")),
    useProbe.subscribe((now, before) => {
      if (now.input !== before.input || now.source !== before.source) changed("probe");
    }),
    useMoment.subscribe(() => changed("moment")),
    useFolding.subscribe(() => changed("folding")),
    useOverrides.subscribe(() => changed("overrides")),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Makes this page show what another one does. */
export function putPart(part: ShownPart): void {
  switch (part.part) {
    case "place":
      select(part.selected, part.edges, part.group);
      useUnit.setState({ pinned: part.pinned, face: part.face });
      openNode(part.opened);
      break;
    case "pointer":
      pointAt(part.unit);
      break;
    case "camera":
      holdSight({ ...part, middle: part.middle as Sight["middle"] });
      break;
    case "probe":
      if (part.input === null) break;
      moveProbe({ ...STILL, ...part.input.moved });
      setProbe(stillInput(part.input), part.source);
      break;
    case "moment":
      if (part.run === useMoment.getState().run) lookAt(part.snapshot);
      break;
    case "folding":
      useFolding.setState({ folded: part.folded, moved: part.moved as Record<string, [number, number]> });
      break;
    case "panels":
      useView.setState({
        inspectorTab: part.inspector as InspectorTab,
        dockTab: part.dock as DockTab,
        colourScale: part.colours as ColourScale,
      });
      break;
    case "overrides":
      useOverrides.setState(asKept(part.overrides));
      break;
  }
}

function asKept(sent: Part<"overrides">["overrides"]): Overrides {
  const kept: Overrides = {
    kernels: (sent.kernels ?? []).map(({ key, index, values }) => ({
      key,
      index: index ?? [],
      values: values as unknown as Kernel,
    })),
    weights: sent.weights ?? [],
    channels: sent.channels_off ?? {},
    layers: sent.layers_off ?? [],
  };
  return isUnchanged(kept) ? NO_OVERRIDES : kept;
}
