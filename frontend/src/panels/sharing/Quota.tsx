/** What one has used of one's limits, below the ways to train: seen before a limit bites. */

import { Menu } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LimitedShare, limitedShares } from "../../core/shares";
import { formatBytes, formatNumber } from "../../i18n/numbers";
import { request } from "../../wire/api";
import type { QuotaAnswer } from "../../wire/messages.gen";
import classes from "./Quota.module.css";
import "./texts";

/** Asked each time the menu opens: what it shows changes with every training. */
export function Quota() {
  const { t } = useTranslation("sharing");
  const quota = useQuota();
  if (quota === null) return null;
  const { places, running, queued } = quota.machine;
  const shares = limitedShares(quota);
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t("machine")}</Menu.Label>
      <p className={classes.machine}>
        {t("trained", { running, places })}
        {queued > 0 && `, ${t("in_line", { count: queued })}`}
      </p>
      {shares.length > 0 && <Menu.Label>{t("limits")}</Menu.Label>}
      {shares.map((share) => (
        <ShareRow key={`${share.of} ${share.name}`} share={share} />
      ))}
    </>
  );
}

function ShareRow({ share }: { readonly share: LimitedShare }) {
  const { t } = useTranslation("sharing");
  const { of, name, used, limit, level } = share;
  const shown = (value: number) => (name === "bytes" ? formatBytes(value) : formatNumber(Math.floor(value)));
  return (
    <div className={classes.share} data-level={level}>
      <span>{t(`${of}.${name}`)}</span>
      <span className={classes.numbers}>{t("of", { used: shown(used), limit: shown(limit) })}</span>
      <div className={classes.bar} aria-hidden="true">
        <div className={classes.used} style={{ width: `${share.share * 100}%` }} />
      </div>
    </div>
  );
}

function useQuota(): QuotaAnswer | null {
  const [quota, setQuota] = useState<QuotaAnswer | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    request<QuotaAnswer>("GET", "/api/quota", { signal: asking.signal }).then(setQuota, () => setQuota(null));
    return () => asking.abort();
  }, []);
  return quota;
}
