/** Why this answer: the methods of attribution side by side over the input, for a class that the viewer chooses. */

import { Modal, Switch } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { bestOf } from "../../canvas/BarsFace";
import { problemText } from "../../i18n/problems";
import { ProbePanel } from "../../panels/probe/ProbePanel";
import { useIsEmptyPad } from "../../panels/probe/sheet";
import { useInputNode } from "../../panels/probe/target";
import { LazyTimeSlider } from "../../panels/time/LazyTime";
import { closeDialog, useDialog } from "../../state/dialogs";
import { useProbe } from "../../state/probe";
import type { AttributionMethod } from "../../wire/messages.gen";
import type { Problem } from "../../wire/types";
import { FailedFace } from "../FailedFace";
import { type AttributionParams, isSlow, nameOf, useWhy, WHY_WATCH } from "./answers";
import { ClassChoice } from "./ClassChoice";
import { MethodCard, type Options } from "./MethodCard";
import { methods } from "./methods";
import { useWhyAnswers } from "./useWhyAnswers";
import { WantsLink } from "./WantsLink";
import classes from "./Why.module.css";
import "./texts";

export function WhyDialog() {
  const { t } = useTranslation("why");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "why");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      fullScreen
      title={t("title")}
      classNames={{ content: classes.content ?? "", body: classes.body ?? "" }}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {isOpen && <Why />}
    </Modal>
  );
}

const NO_METHODS: readonly AttributionMethod[] = [];
const FIRST: Options = { baseline: "black", layer: null, untrained: false };

function Why() {
  const { t } = useTranslation("why");
  const { entries, problem } = methods.use();
  const all = entries ?? NO_METHODS;
  const [target, setTarget] = useState<number | null>(null);
  const [options, setOptions] = useState(FIRST);
  const input = useInputNode();
  const best = useProbe(({ beside }) => bestOf(beside[WHY_WATCH] ?? null));
  const explained = target ?? best;
  const questions = useMemo(() => questionsOf(all, explained, options), [all, explained, options]);
  const isEmptyPad = useIsEmptyPad();
  useWhyAnswers(isEmptyPad ? null : input, questions);
  const reason = useReason();
  return (
    <>
      <p className={classes.lead}>{t("summary")}</p>
      <div className={classes.top}>
        <div className={classes.probe}>
          <ProbePanel />
        </div>
        <div className={classes.choices}>
          {isEmptyPad ? (
            <p className={classes.empty}>{t("empty")}</p>
          ) : (
            <>
              <ClassChoice target={target} onChange={setTarget} />
              {explained !== null && <WantsLink target={explained} />}
            </>
          )}
          <Switch
            size="sm"
            label={t("untrained.switch")}
            description={t("untrained.help")}
            checked={options.untrained}
            onChange={(event) => setOptions({ ...options, untrained: event.currentTarget.checked })}
          />
          <LazyTimeSlider />
        </div>
      </div>
      {problem && <FailedFace title={t("failed")} problem={problem} onRetry={() => void methods.load()} />}
      {!isEmptyPad && reason && <p role="alert">{problemText(reason)}</p>}
      {input !== null && !isEmptyPad && reason === null && (
        <div className={classes.cards} data-testid="why-methods">
          {all.map((method) => (
            <MethodCard
              key={method.name}
              method={method}
              input={input}
              options={options}
              onChange={setOptions}
              questions={questions}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** By name, see `nameOf`: the methods as trained, and where it is wanted as they would be without training. */
function questionsOf(
  all: readonly AttributionMethod[],
  target: number | null,
  { baseline, layer, untrained }: Options,
): ReadonlyMap<string, AttributionParams> {
  const questions = new Map<string, AttributionParams>();
  for (const without of untrained ? [false, true] : [false]) {
    for (const { name: method } of all) {
      const chosen = { ...(target !== null && { target }), ...(layer !== null && { layer }) };
      questions.set(nameOf(method, without), { method, ...chosen, baseline, untrained: without });
    }
  }
  return questions;
}

/** What keeps every method from an answer: it is said once. Those that take long still offer to begin. */
function useReason(): Problem | null {
  return useWhy((answers) => {
    const all = Object.values(answers);
    const found = all.map((answer) => answer.problem?.problems[0]);
    const [first] = found;
    const isOne = first && all.length > 1 && found.every((each) => each?.code === first.code);
    return isOne && !all.some(isSlow) ? first : null;
  });
}
