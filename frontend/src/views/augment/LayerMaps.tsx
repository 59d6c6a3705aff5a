/** The maps that a layer makes of the chosen image and of its draws, in the same colours: what stays is invariant. */

import { NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ItemCanvas } from "../../canvas/ItemCanvas";
import { commonRange } from "../../core/colours";
import { nodeTitle } from "../../state/cards";
import { useGraph, useProject } from "../../state/project";
import { FailedFace } from "../FailedFace";
import classes from "./Augment.module.css";
import { MAPS, useMaps } from "./preview";

/** CSS pixels of a map. */
const SIDE = 40;
const GAP = 3;
const COLUMNS = MAPS / 2;

export function LayerMaps({ pictures }: { readonly pictures: readonly string[] }) {
  const { t } = useTranslation("augment");
  const project = useProject((state) => state.id);
  const graph = useGraph();
  const nodes = useMemo(() => Object.entries(graph?.nodes ?? {}).filter(([, node]) => node.type !== "input"), [graph]);
  const [node, setNode] = useState<string | null>(() => nodes.find(([, each]) => each.type === "conv2d")?.[0] ?? null);
  const known = nodes.some(([id]) => id === node) ? node : null;
  const { value, problem, again } = useMaps(project ?? "", known, pictures);
  const items = useMemo(() => value ?? [], [value]);
  const range = useMemo(() => commonRange(items), [items]);
  const captionOf = (place: number) => (place === 0 ? t("original") : t("draw", { number: place }));
  return (
    <section className={classes.maps} aria-label={t("maps.title")}>
      <NativeSelect
        size="xs"
        maw={360}
        label={t("maps.title")}
        description={t("maps.help")}
        value={known ?? ""}
        data={[
          { value: "", label: t("maps.none") },
          ...nodes.map(([id, each]) => ({ value: id, label: nodeTitle(id, each) })),
        ]}
        onChange={(event) => setNode(event.currentTarget.value || null)}
      />
      {known !== null && problem && <FailedFace title={t("maps.failed")} problem={problem} onRetry={again} />}
      {known !== null && !problem && (
        <ol className={classes.mapList}>
          {items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a draw is its place
            <li key={place}>
              <ItemCanvas
                item={item}
                range={range}
                columns={COLUMNS}
                side={SIDE}
                gap={GAP}
                className={classes.mapCanvas}
                label={captionOf(place)}
              />
              <span className={classes.caption} aria-hidden="true">
                {captionOf(place)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
