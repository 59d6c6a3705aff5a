/** A mistake of the page itself leaves this instead of an empty window: the project is on the server and loses nothing. */

import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { withTranslation } from "react-i18next";
import classes from "./ErrorBoundary.module.css";

interface BoundaryProps {
  readonly children: ReactNode;
  readonly t: (key: string) => string;
}

class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    const { children, t } = this.props;
    if (!this.state.broken) return children;
    return (
      <main className={classes.broken} role="alert">
        <h1>{t("workspace:crash.title")}</h1>
        <p>{t("workspace:crash.text")}</p>
        <Button onClick={() => location.reload()}>{t("workspace:crash.reload")}</Button>
      </main>
    );
  }
}

export const ErrorBoundary = withTranslation()(Boundary);
