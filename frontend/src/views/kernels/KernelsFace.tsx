/** Learned kernels beside the classical filters that they are most like; one is chosen to be changed by hand. */

import { Button } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { changedNodes, kernelAt } from "../../core/overrides";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { askNetwork } from "../../state/asking";
import { useOverrides } from "../../state/overrides";
import type { FaceProps } from "../node/faces";
import { useLayerAnswer } from "../node/useLayerAnswer";
import { KernelEditor, nameOf } from "./KernelEditor";
import { KernelPicture } from "./KernelPicture";
import classes from "./Kernels.module.css";
import { type Learned, type Match, negated, placesOf, planesOf } from "./kernels";
import "./texts";
import { filterName } from "./words";

const PAGE = 48;
const PICTURE = 52;

export function KernelsFace({ id }: FaceProps) {
  const { t } = useTranslation("kernels");
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState(0);
  const before = useRef<Match | null>(null);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const question = { nodes: [{ id }], params: { offset: page * PAGE, count: PAGE } };
      const match = await askNetwork<Match>("kernel_match", question, signal);
      // It is asked with every input, and the kernels are the same: forty pictures need not be drawn again.
      if (JSON.stringify(match) !== JSON.stringify(before.current)) before.current = match;
      return before.current;
    },
    [id, page],
  );
  const { answer: match, problem } = useLayerAnswer(id, ask);
  if (problem !== null) return <p className={classes.note}>{problemText(problem)}</p>;
  if (match === null) return null;
  const turn = (next: number) => {
    setPage(next);
    setChosen(0);
  };
  const pages = Math.ceil(match.total / PAGE);
  const kernel = match.kernels[chosen] ?? match.kernels[0];
  return (
    <div className={classes.face}>
      <p className={classes.about}>{t("about")}</p>
      <p className={classes.about}>
        {t("chance", { mean: formatFixed(match.chance.mean, 2), p95: formatFixed(match.chance.p95, 2) })}{" "}
        {match.colour && t("grey")}
      </p>
      <ul className={classes.kernels} aria-label={t("list")}>
        {match.kernels.map((each, place) => (
          <KernelCard
            key={`${each.output} ${each.input}`}
            match={match}
            kernel={each}
            isChosen={each === kernel}
            onChoose={() => setChosen(place)}
          />
        ))}
      </ul>
      {pages > 1 && (
        <nav className={classes.pages} aria-label={t("list")}>
          <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => turn(page - 1)}>
            {t("before")}
          </Button>
          {t("page", {
            from: formatNumber(page * PAGE),
            to: formatNumber(page * PAGE + match.kernels.length - 1),
            total: formatNumber(match.total),
          })}
          <Button size="compact-sm" variant="default" disabled={page >= pages - 1} onClick={() => turn(page + 1)}>
            {t("after")}
          </Button>
        </nav>
      )}
      {kernel && <KernelEditor key={`${kernel.output} ${kernel.input}`} match={match} kernel={kernel} />}
    </div>
  );
}

interface KernelCardProps {
  readonly match: Match;
  readonly kernel: Learned;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function KernelCard({ match, kernel, isChosen, onChoose }: KernelCardProps) {
  const { t } = useTranslation("kernels");
  const planes = planesOf(kernel);
  const places = placesOf(kernel, planes.length);
  const isChanged = useOverrides(
    (now) => changedNodes(now).has(match.node) && places.some((place) => kernelAt(now, match.key, place) !== null),
  );
  const best = kernel.best[0];
  const like = best && match.bank[best.filter];
  const share = best?.correlation ?? null;
  const isChance = share === null || Math.abs(share) < match.chance.p95;
  return (
    <li>
      <button
        type="button"
        className={classes.kernel}
        data-chosen={isChosen || undefined}
        data-chance={isChance || undefined}
        aria-pressed={isChosen}
        onClick={onChoose}
      >
        <b>
          {nameOf(kernel, match, t)}
          {isChanged && <small> · {t("changed")}</small>}
        </b>
        <span className={classes.pair}>
          <KernelPicture planes={planes} side={PICTURE} />
          <span aria-hidden="true">≈</span>
          {like && <KernelPicture planes={[(share ?? 0) < 0 ? negated(like.values) : like.values]} side={PICTURE} />}
        </span>
        {like && share !== null && (
          <span>
            {share < 0 && "− "}
            {filterName(like, t)}
          </span>
        )}
        {share !== null && (
          <small>
            {t("correlation", { value: formatFixed(share, 2) })}
            {isChance && ` · ${t("byChance")}`}
          </small>
        )}
      </button>
    </li>
  );
}
