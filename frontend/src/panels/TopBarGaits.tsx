/** Other ways to go on: to the end of the epoch, a step every second, or at full speed again. */

import { ActionIcon, Kbd, Menu } from "@mantine/core";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../commands/command";
import { command } from "../commands/registry";
import { isActive, useRun } from "../state/run";
import { Icon } from "../ui/icons";
import { later } from "../ui/later";

const Quota = later(async () => (await import("./sharing/Quota")).Quota, { away: "nothing" });

const WAYS = ["training.run", "training.epoch", "training.slow", "training.look"] as const;

export function TopBarGaits({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const gait = useRun(({ run }) => (isActive(run) ? (run?.gait ?? "run") : null));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={32}
          w={20}
          radius="md"
          aria-label={t("topbar:ways")}
          data-disabled={disabled || undefined}
          disabled={disabled}
        >
          <Icon name="down" size={12} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {WAYS.map((id) => {
          const { labelKey, keys, run } = command(id);
          return (
            <Menu.Item
              key={id}
              disabled={id === `training.${gait}`}
              rightSection={keys[0] && <Kbd size="xs">{keyCaps(keys[0]).join(" ")}</Kbd>}
              onClick={run}
            >
              {t(labelKey)}
            </Menu.Item>
          );
        })}
        <Suspense fallback={null}>
          <Quota />
        </Suspense>
      </Menu.Dropdown>
    </Menu>
  );
}
