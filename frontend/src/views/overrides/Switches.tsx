/** In an opened layer: the layer, or the channel that is pointed at, off and on again; by button or by the key X. */

import { Button, CloseButton, Kbd } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { matchesKeys } from "../../commands/command";
import { canSwitchOff } from "../../core/switching";
import { switchChannel, switchChannelsOn, switchLayer, useOverrides } from "../../state/overrides";
import { useGraph } from "../../state/project";
import { FIRST_FACE, useUnit } from "../../state/unit";
import { useIsTouched } from "../../ui/touch";
import type { NodeId } from "../../wire/types";
import classes from "./Overrides.module.css";
import "./texts";

const KEY = "X";
const TYPING = "input, textarea, select";

export function Switches({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("overrides");
  const graph = useGraph();
  const isTouched = useIsTouched();
  const isOff = useOverrides(({ layers }) => layers.includes(id));
  const off = useOverrides(({ channels }) => channels[id]);
  const showsMaps = useUnit(({ face }) => face === null || face === FIRST_FACE);
  const channel = useUnit(({ pinned, pointed }) => channelAt(id, pointed) ?? channelAt(id, pinned));

  const isPart = graph !== null && canSwitchOff(graph, id);
  useEffect(() => {
    if (!isPart) return;
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (isTyping || event.defaultPrevented || !matchesKeys(event, KEY)) return;
      const { pinned, pointed } = useUnit.getState();
      const here = channelAt(id, pointed) ?? channelAt(id, pinned);
      event.preventDefault();
      if (here === null) switchLayer(id);
      else switchChannel(id, here);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [id, isPart]);

  if (!isPart) return null;
  const isChannelOff = channel !== null && off?.includes(channel) === true;
  return (
    <div className={classes.switches}>
      <Button size="compact-xs" variant="default" aria-pressed={isOff} onClick={() => switchLayer(id)}>
        {t(isOff ? "layerOn" : "layerOff")}
      </Button>
      {(showsMaps || channel !== null) && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={channel === null}
          aria-pressed={isChannelOff}
          onClick={() => channel !== null && switchChannel(id, channel)}
        >
          {channel === null
            ? t(isTouched ? "channelHint_touch" : "channelHint")
            : t(isChannelOff ? "channelOn" : "channelOff", { channel })}
        </Button>
      )}
      {!isTouched && <Kbd size="xs">{KEY}</Kbd>}
      {off?.map((each) => (
        <span key={each} className={classes.chip}>
          {t("channelIsOff", { channel: each })}
          <CloseButton
            size="xs"
            aria-label={t("channelOn", { channel: each })}
            onClick={() => switchChannel(id, each)}
          />
        </span>
      ))}
      {off !== undefined && off.length > 1 && (
        <Button size="compact-xs" variant="subtle" onClick={() => switchChannelsOn(id)}>
          {t("channelsOn")}
        </Button>
      )}
    </div>
  );
}

function channelAt(id: NodeId, unit: { readonly node: NodeId; readonly channel: number } | null): number | null {
  return unit !== null && unit.node === id ? unit.channel : null;
}
