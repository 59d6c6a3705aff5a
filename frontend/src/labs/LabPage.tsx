/** The frame of a lab: what it is, what to try, the course's examples, its link; and the lab itself. */

import { Alert, Button } from "@mantine/core";
import { use, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useLanguage } from "../i18n";
import { Icon } from "../ui/icons";
import { titlePage } from "../ui/titlePage";
import { readState, writeState } from "./address";
import { CopyLink } from "./CopyLink";
import type { Lab } from "./declare";
import { FAMILIES } from "./declare";
import classes from "./Labs.module.css";
import { LABS, loadView } from "./registry";
import { useLabState } from "./useLabState";

export function LabPage({ lab }: { readonly lab: Lab }) {
  const View = use(loadView(lab.name)); // its texts come with it
  const { t } = useTranslation("labs");
  const own = `lab-${lab.name}`;
  const language = useLanguage();
  const { state, unread, change, settle } = useLabState(lab);
  const title = lab.title[language];
  useEffect(() => titlePage(title), [title]);
  const { state: initial } = readState(lab.fields, "");
  const now = writeState(lab.fields, state);
  return (
    <>
      <div className={classes.head}>
        <Link href="/labs" className={classes.back}>
          <Icon name="previous" size={16} /> {t("all")}
        </Link>
        <div className={classes.heading}>
          <h1 className={classes.title}>{title}</h1>
          <div className={classes.hands}>
            <Button variant="default" size="xs" radius="xl" disabled={now === ""} onClick={() => change(initial)}>
              {t("restart")}
            </Button>
            <CopyLink settle={settle} />
          </div>
        </div>
        <p className={classes.text}>
          <b>{t("try")}:</b> {t(`${own}:try`)}
        </p>
        {lab.examples.length > 0 && (
          <fieldset className={classes.examples} aria-label={t("examples")}>
            <span aria-hidden="true">{t("examples")}:</span>
            {lab.examples.map((example) => {
              const whole = { ...initial, ...example.state };
              return (
                <Button
                  key={example.name}
                  size="xs"
                  radius="xl"
                  variant="light"
                  aria-pressed={writeState(lab.fields, whole) === now}
                  className={classes.example}
                  onClick={() => change(whole)}
                >
                  {t(`${own}:examples.${example.name}`)}
                </Button>
              );
            })}
          </fieldset>
        )}
        {unread.length > 0 && (
          <Alert color="orange" role="status">
            {t("unread", { count: unread.length, names: unread.join(", ") })}
          </Alert>
        )}
      </div>
      <View state={state} change={change} />
      <Neighbours lab={lab} />
    </>
  );
}

function Neighbours({ lab }: { readonly lab: Lab }) {
  const { t } = useTranslation("labs");
  const language = useLanguage();
  const inOrder = FAMILIES.flatMap((family) => LABS.filter((one) => one.family === family));
  const place = inOrder.findIndex(({ name }) => name === lab.name);
  const [before, after] = [inOrder[place - 1], inOrder[place + 1]];
  return (
    <nav className={classes.neighbours} aria-label={t("all")}>
      {before ? (
        <Link href={`/labs/${before.name}`}>
          <small>{t("previous")}</small>
          {before.title[language]}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link href={`/labs/${after.name}`} className={classes.after}>
          <small>{t("next")}</small>
          {after.title[language]}
        </Link>
      )}
    </nav>
  );
}
