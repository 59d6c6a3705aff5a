/** The network as cards and edges, to build and to watch. */

import {
  type AriaLabelConfig,
  Background,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type Node,
  type OnConnectStartParams,
  ReactFlow,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import {
  type CSSProperties,
  type DragEvent,
  type MouseEvent as PointerClick,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { type CardId, type FoldedView, groupOfCard } from "../core/folding";
import i18next from "../i18n";
import { LazyCanvasCompany } from "../panels/LazyTogether";
import { LazyPastMark } from "../panels/time/LazyTime";
import { useAnalysis } from "../state/analysis";
import { addBlock } from "../state/blocks";
import { cardExtent, nodesOfCard } from "../state/cards";
import { useCatalog } from "../state/catalog";
import {
  addLayer,
  connectNodes,
  connectToCard,
  currentGraph,
  outputOf,
  type Place,
  showCardOf,
} from "../state/editing";
import { useFoldedView } from "../state/folding";
import { openGroup } from "../state/grouping";
import { tell, tellProblem } from "../state/notices";
import { useGraph, useProject } from "../state/project";
import { pin } from "../state/unit";
import { openNode, type PhoneTab, select, showInspectorTab, useView } from "../state/view";
import { fitNetwork, openNetwork, setCamera } from "../state/viewport";
import { LazyFieldNote } from "../views/field/LazyField";
import type { Graph } from "../wire/types";
import { AnswerMark } from "./AnswerMark";
import { cardAccent } from "./accents";
import { Banners } from "./Banners";
import classes from "./Canvas.module.css";
import { CanvasTools } from "./CanvasTools";
import { endConnecting, refusal, startConnecting, verdict } from "./connecting";
import { droppedBlock, droppedLayer, elementUnder, isPaletteDrag } from "./dragging";
import { EmptyCanvas } from "./EmptyCanvas";
import { GroupFrames } from "./GroupFrames";
import { GroupNode } from "./GroupNode";
import { LayerNode } from "./LayerNode";
import { SelectionActions } from "./SelectionActions";
import { useCanvasWatch } from "./useCanvasWatch";
import { useFlowEdges } from "./useFlowEdges";
import { useFlowNodes } from "./useFlowNodes";
import { WireEdge } from "./WireEdge";
import { useKeepDetail, useSeesAll, useUpright } from "./zoom";

const EDGE_TYPES = { wire: WireEdge };
const NODE_TYPES = { layer: LayerNode, group: GroupNode };
/** As far apart on the screen from afar: thousands of dots are slow to draw, and a mist. */
const DOTS = { near: { gap: 22, size: 1.4 }, far: { gap: 66, size: 3.5 } };
const MINIMAP = { width: 150, height: 96 };
const PLAIN_ACCENT = "#7b8494";
const DELETE_BY_COMMAND = null;

export function Canvas({ compact = false }: { readonly compact?: boolean }) {
  const { t } = useTranslation("canvas");
  const graph = useGraph();
  const mine = useProject((project) => project.mine);
  const theme = useView((view) => view.theme);
  const layers = useCatalog((catalog) => catalog.layers);
  const [edgeBelow, setEdgeBelow] = useState<string | null>(null);
  const view = useFoldedView(graph);
  const { nodes, onNodesChange } = useFlowNodes(graph, view);
  const edges = useFlowEdges(graph, view, edgeBelow);
  const flow = useReactFlow();
  const seesAll = useSeesAll();
  const upright = { "--sv-upright": useUpright() } as CSSProperties;
  const isCovered = useView((view) => view.phoneTab !== "network");
  const distance = useKeepDetail();
  useCanvasWatch(graph);
  useFirstFit(graph, nodes);
  useRefit(compact);

  useEffect(() => {
    setCamera(flow);
    return () => setCamera(null);
  }, [flow]);

  // A drag that is given up with Escape ends without a drop and, over an edge, without leaving the canvas.
  useEffect(() => {
    const end = () => setEdgeBelow(null);
    window.addEventListener("dragend", end);
    return () => window.removeEventListener("dragend", end);
  }, []);
  const drop = useCallback(
    (event: DragEvent) => {
      const layer = droppedLayer(event);
      const block = droppedBlock(event);
      setEdgeBelow(null);
      if (!layer && !block) return;
      event.preventDefault();
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const edge = elementUnder(event, ".react-flow__edge");
      const [first, ...beside] = view.wires.find(({ id }) => id === edge)?.edges ?? [];
      const place: Place = first === undefined ? { at: [x, y] } : { edge: first, beside, at: [x, y] };
      if (layer) addLayer(layer.type, place, layer.params);
      if (block) void addBlock(block, place);
    },
    [flow, view],
  );

  const dragOver = useCallback((event: DragEvent) => {
    if (!isPaletteDrag(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setEdgeBelow(elementUnder(event, ".react-flow__edge"));
  }, []);

  return (
    <div className={classes.canvas} data-compact={compact || undefined} data-distance={distance} style={upright}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={theme}
        minZoom={0.1}
        maxZoom={3}
        onlyRenderVisibleElements
        nodesDraggable={mine}
        nodesConnectable={mine}
        connectionRadius={28}
        deleteKeyCode={DELETE_BY_COMMAND}
        multiSelectionKeyCode={["Shift", "Meta", "Control"]}
        selectionKeyCode="Shift"
        proOptions={{ hideAttribution: true }}
        aria-label={t("label")}
        ariaLabelConfig={spoken(t)}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => selectWires(changes, view)}
        onNodeClick={(event, { id }) => clickCard(event, id)}
        onPaneClick={() => pin(null)}
        onNodeDoubleClick={(_, { id }) => openCard(id)}
        isValidConnection={({ target, targetHandle }) => verdict(target, targetHandle ?? null) !== "no"}
        onConnectStart={(_, params) => startEdge(params)}
        onConnect={connect}
        onConnectEnd={(event, state) => endEdge(event, state)}
        onDragOver={dragOver}
        onDragLeave={() => setEdgeBelow(null)}
        onDrop={drop}
        zoomOnDoubleClick={false}
      >
        {distance !== "remote" && <Background {...DOTS[distance]} />}
        {graph && <GroupFrames graph={graph} view={view} nodes={nodes} onNodesChange={onNodesChange} />}
        {graph && <LazyCanvasCompany graph={graph} view={view} />}
        <SelectionActions view={view} />
        {!compact && !seesAll && (
          <MiniMap
            pannable
            zoomable
            className={classes.minimap}
            style={MINIMAP}
            nodeBorderRadius={8}
            nodeColor={({ id }) => (graph && cardAccent(graph, id, layers)) ?? PLAIN_ACCENT}
          />
        )}
      </ReactFlow>
      {!(compact && isCovered) && <CanvasTools compact={compact} />}
      {compact && !isCovered && <AnswerMark />}
      {graph && Object.keys(graph.nodes).length === 0 && <EmptyCanvas />}
      <LazyPastMark />
      <LazyFieldNote />
      <Banners />
    </div>
  );
}

/** What React Flow says to screen readers, in the page's language. */
function spoken(t: (key: string) => string): Partial<AriaLabelConfig> {
  return {
    "node.a11yDescription.default": t("spoken.node"),
    "node.a11yDescription.keyboardDisabled": t("spoken.node"),
    "node.a11yDescription.ariaLiveMessage": () => t("spoken.moved"),
    "edge.a11yDescription.default": t("spoken.edge"),
    "minimap.ariaLabel": t("minimap"),
  };
}

/** Shows the whole network once its cards have the sizes that their shapes ask for. */
function useFirstFit(graph: Graph | null, nodes: readonly Node[]): void {
  const isAnalysed = useAnalysis((state) => state.analysis !== null);
  const isSized =
    isAnalysed && graph !== null && nodes.length > 0 && nodes.every(({ id, width }) => hasItsSize(width, id, graph));
  const done = useRef(false);
  useEffect(() => {
    if (!isSized || done.current) return;
    done.current = true;
    requestAnimationFrame(() => openNetwork()); // the totals above may have taken a second line
  }, [isSized]);
}

const SHEETS_OF_ONE_LAYER: ReadonlySet<PhoneTab> = new Set(["layer", "add"]);

/** Sheets come and go over a small canvas: what is left of it shows the chosen layer, else the whole network. */
function useRefit(isActive: boolean): void {
  const size = useStore(({ width, height }) => `${width} ${height}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is what it waits for
  useEffect(() => {
    if (!isActive) return;
    const { selected, phoneTab } = useView.getState();
    const only = selected.length === 1 && SHEETS_OF_ONE_LAYER.has(phoneTab) ? selected[0] : undefined;
    if (only === undefined) fitNetwork(0);
    else showCardOf(only);
  }, [isActive, size]);
}

/** React Flow's nodes follow the graph one render later: one that was just removed has no size to have. */
function hasItsSize(width: number | undefined, card: CardId, graph: Graph): boolean {
  return nodesOfCard(graph, card).length > 0 && width === cardExtent(graph, card).width;
}

/** Of several selected cards a plain click leaves the one under it: React Flow only ever adds, so that all can be dragged. */
function clickCard(event: PointerClick, card: CardId): void {
  const graph = currentGraph();
  if (graph && !(event.shiftKey || event.metaKey || event.ctrlKey)) {
    select(nodesOfCard(graph, card), [], groupOfCard(card));
  }
  showInspectorTab("layer");
}

/** Opens a layer large; a folded group becomes its layers. */
function openCard(card: CardId): void {
  const group = groupOfCard(card);
  if (group === null) openNode(card);
  else openGroup(group);
}

/** A wire stands for all edges that are drawn as it. */
function selectWires(changes: readonly EdgeChange[], view: FoldedView): void {
  const { selected, selectedEdges, selectedGroup } = useView.getState();
  const chosen = new Set(selectedEdges);
  for (const change of changes) {
    if (change.type !== "select") continue;
    const edges = view.wires.find(({ id }) => id === change.id)?.edges ?? [];
    for (const id of edges) change.selected ? chosen.add(id) : chosen.delete(id);
  }
  select(selected, [...chosen], selectedGroup);
}

/** From a folded group leads what its last layer gives on; into one, its first open input. */
function connect({ source, target, targetHandle }: Connection): void {
  const from = outputOf(source);
  if (from === undefined) return;
  if (groupOfCard(target) === null) connectNodes({ source: from, target, port: targetHandle ?? "in" });
  else connectToCard(from, target);
}

function startEdge({ nodeId, handleType }: OnConnectStartParams): void {
  if (nodeId !== null && handleType === "source") void startConnecting(nodeId);
}

/** An edge dropped on a card goes to its first free port; one that is refused says why. */
function endEdge(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const source = state.fromHandle?.type === "source" ? state.fromNode?.id : undefined;
  if (source === undefined || state.isValid) {
    endConnecting();
    return;
  }
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  const target = state.toNode?.id ?? (point ? elementUnder(point, ".react-flow__node") : null);
  if (target !== null && target !== source) {
    const port = state.toHandle?.id ?? null;
    if (verdict(target, port) === "no") sayRefused(target, port);
    else connectToCard(outputOf(source), target);
  }
  endConnecting();
}

function sayRefused(target: string, port: string | null): void {
  const problem = refusal(target, port);
  if (problem) tellProblem(problem);
  else tell(i18next.t("canvas:cycle"));
}
