/** The picture is shifted, turned and covered by hand: what moves along, what stays; and other sizes of it. */

import { Modal, Tabs } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInputNode } from "../../panels/probe/target";
import { useAnalysis } from "../../state/analysis";
import { closeDialog, useDialog } from "../../state/dialogs";
import { forgetWatch } from "../../state/frames";
import { useProbe } from "../../state/probe";
import { useGraph } from "../../state/project";
import { clearWatch, setWatch } from "../../state/watches";
import { Answers } from "./Answers";
import { LayerTable } from "./LayerTable";
import classes from "./Moved.module.css";
import { OtherSize } from "./OtherSize";
import { Stage } from "./Stage";
import { AFTER, BEFORE, faceOfNode, wishFor } from "./watching";
import "./texts";

export function MovedDialog() {
  const { t } = useTranslation("moved");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "moved");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{ content: classes.content ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <Opened />
    </Modal>
  );
}

function Opened() {
  const { t } = useTranslation("moved");
  const graph = useGraph();
  const given = useProbe((probe) => probe.given);
  const [chosen, setChosen] = useState<string | null>(null);
  const analysis = useAnalysis((state) => state.analysis);
  const input = useInputNode();
  const convolution = Object.keys(graph?.nodes ?? {}).find((id) => graph?.nodes[id]?.type === "conv2d");
  const shown = chosen !== null && graph?.nodes[chosen] ? chosen : (convolution ?? null);

  useEffect(() => {
    if (given === null) return;
    const nodes = [input, shown].flatMap((id) => (id === null ? [] : wishFor(id, faceOfNode(graph, analysis, id))));
    setWatch(BEFORE, { nodes, prediction: true, input: given });
    setWatch(AFTER, { nodes, prediction: true });
  }, [graph, analysis, input, shown, given]);
  useEffect(
    () => () => {
      for (const watch of [BEFORE, AFTER]) {
        clearWatch(watch);
        forgetWatch(watch);
      }
    },
    [],
  );

  if (graph === null || given === null || input === null) {
    return <p className={classes.notice}>{t("no_picture")}</p>;
  }
  return (
    <div className={classes.columns}>
      <div className={classes.side}>
        <p className={classes.intro}>{t("intro")}</p>
        <Stage input={input} />
        <Answers />
      </div>
      <Tabs defaultValue="layers" className={classes.measures} keepMounted={false}>
        <Tabs.List aria-label={t("tabs.label")}>
          <Tabs.Tab value="layers">{t("tabs.layers")}</Tabs.Tab>
          <Tabs.Tab value="size">{t("tabs.size")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="layers">
          <LayerTable graph={graph} shown={shown} onShow={setChosen} />
        </Tabs.Panel>
        <Tabs.Panel value="size">
          <OtherSize graph={graph} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
