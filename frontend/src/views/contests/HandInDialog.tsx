/** Handing in: every demand of the contest beside what the run has, before anything is sent. */

import { Button, Loader, Modal } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { type Demand, demandsOf, F1_DIGITS } from "../../core/contest";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { closeDialog, useDialog } from "../../state/dialogs";
import { tellError } from "../../state/notices";
import { Icon } from "../../ui/icons";
import { contests } from "../../wire/contests";
import type { HandinAnswer, ProspectAnswer } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import "./texts";
import classes from "./Contests.module.css";
import { computedTime } from "./computed";
import { useContests } from "./useContests";

export function HandInDialog() {
  const { t } = useTranslation("contests");
  const dialog = useDialog(({ dialog: open }) => (open?.name === "handin" ? open : null));
  return (
    <Modal
      opened={dialog !== null}
      onClose={closeDialog}
      title={t("hand_in.title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {dialog !== null && <Prospects run={dialog.run} step={dialog.step} />}
    </Modal>
  );
}

interface ProspectsProps {
  readonly run: string;
  readonly step: number | undefined;
}

function Prospects({ run, step }: ProspectsProps) {
  const { t } = useTranslation("contests");
  const ask = useCallback((signal: AbortSignal) => contests.prospects(run, step, signal), [run, step]);
  const { value, problem, again } = useAnswer(ask);
  if (value === null && problem !== null) return <FailedFace title={t("failed")} problem={problem} onRetry={again} />;
  if (value === null) return <Loader size="sm" type="dots" aria-label={t("common:loading")} />;
  if (value.prospects.length === 0) return <p className={classes.text}>{t("hand_in.none")}</p>;
  return (
    <div className={classes.prospects}>
      <p className={classes.text}>
        {t("hand_in.moment", { step: formatNumber(value.step) })} {t("hand_in.immutable")}
      </p>
      {value.prospects.map((prospect) => (
        <Prospect key={prospect.contest.id} prospect={prospect} run={run} step={step} onHandedIn={again} />
      ))}
    </div>
  );
}

interface ProspectProps extends ProspectsProps {
  readonly prospect: ProspectAnswer;
  readonly onHandedIn: () => void;
}

function Prospect({ prospect, run, step, onHandedIn }: ProspectProps) {
  const { t } = useTranslation("contests");
  const { contest, problems } = prospect;
  const [handedIn, setHandedIn] = useState<HandinAnswer | null>(null);
  const [isBusy, setBusy] = useState(false);
  const demands = demandsOf(prospect);
  const handIn = async () => {
    setBusy(true);
    try {
      setHandedIn(await contests.handIn(contest.room, contest.id, run, step ?? "live"));
      onHandedIn();
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={classes.prospect} aria-label={contest.title}>
      <h3 className={classes.heading}>{contest.title}</h3>
      <ul className={classes.demands}>
        {demands.map((demand) => (
          <DemandRow key={demand.name} demand={demand} title={contest.dataset_title} />
        ))}
      </ul>
      {problems.map((problem) => (
        <p key={problem.code} className={classes.bad}>
          {problemText(problem)}
        </p>
      ))}
      {handedIn !== null && <Judged handin={handedIn} room={contest.room} contest={contest.id} />}
      <div className={classes.answers}>
        <Button
          component={Link}
          href={`/rooms/${contest.room}/contests/${contest.id}`}
          variant="default"
          onClick={closeDialog}
        >
          {t("hand_in.open")}
        </Button>
        {handedIn === null && (
          <Button loading={isBusy} disabled={demands.some(({ met }) => !met)} onClick={() => void handIn()}>
            {t("hand_in.do")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface DemandRowProps {
  readonly demand: Demand;
  readonly title: string;
}

function DemandRow({ demand: { name, met, value, limit }, title }: DemandRowProps) {
  const { t } = useTranslation("contests");
  const told = name === "minutes" ? computedTime : formatNumber;
  const counted = { value: told(value ?? 0), limit: told(limit ?? 0) };
  return (
    <li data-met={met}>
      <Icon name={met ? "check" : "close"} size={16} />
      <span className={classes.unseen}>{t(met ? "demand.met" : "demand.not_met")}</span>
      <span>{t(`demand.${name}`, { title, ...counted })}</span>
    </li>
  );
}

interface JudgedProps {
  readonly handin: HandinAnswer;
  readonly room: string;
  readonly contest: string;
}

/** What became of it, as soon as it is known. */
function Judged({ handin, room, contest }: JudgedProps) {
  const { t } = useTranslation("contests");
  const ask = useCallback((signal: AbortSignal) => contests.handins(room, contest, signal), [room, contest]);
  const { value } = useContests(room, ask);
  const { state, f1, points, problem } = value?.handins.find(({ id }) => id === handin.id) ?? handin;
  if (state === "waiting") {
    return (
      <p className={classes.waiting} role="status">
        {t("hand_in.judging")}
      </p>
    );
  }
  if (f1 === null || points === null) {
    return (
      <p className={classes.bad} role="status">
        {t("hand_in.refused")} {problem !== null && problemText(problem)}
      </p>
    );
  }
  const worth = { f1: formatFixed(f1, F1_DIGITS), points: t("points_word", { count: points }) };
  return (
    <p className={classes.good} role="status">
      {t("hand_in.judged", worth)}
    </p>
  );
}
