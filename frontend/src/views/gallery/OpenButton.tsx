/** A button that makes a project and goes there. */

import { Button } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { tellError } from "../../state/notices";

interface OpenButtonProps {
  readonly label: string;
  /** Makes the project; its id. */
  readonly make: () => Promise<string>;
}

export function OpenButton({ label, make }: OpenButtonProps) {
  const [, navigate] = useLocation();
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    try {
      navigate(`/p/${await make()}`);
    } catch (error) {
      tellError(error);
    } finally {
      setOpening(false);
    }
  };
  return (
    <Button size="xs" fullWidth loading={isOpening} onClick={() => void open()}>
      {label}
    </Button>
  );
}
