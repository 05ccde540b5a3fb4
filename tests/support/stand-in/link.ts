/** Calls between two processes over Node's channel for child processes (structured clone, in order). */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** The calls that one side answers: one argument each. */
type Calls<Table> = { [Name in keyof Table]: (input: never) => unknown };
type InputOf<Call> = Call extends (input: infer Input) => unknown ? Input : never;
type OutputOf<Call> = Call extends (...input: never[]) => infer Output ? Awaited<Output> : never;

export interface Link<Remote> {
  call<Name extends keyof Remote & string>(
    name: Name,
    input: InputOf<Remote[Name]>,
  ): Promise<OutputOf<Remote[Name]>>;
  /** Every call that has no answer yet fails with `reason`, and so do later ones. */
  cut(reason: string): void;
  readonly isCut: () => boolean;
}

type Message =
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; reason: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function createLink<Local extends Calls<Local>, Remote extends Calls<Remote>>(
  port: Port,
  local: Local,
): Link<Remote> {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let cutReason: string | null = null;

  port.onMessage((raw) => {
    // Both ends of a link are this function.
    const message = raw as Message;
    if (message.kind === 'call') void perform(message);
    else settle(message);
  });

  async function perform({ id, name, input }: Message & { kind: 'call' }): Promise<void> {
    try {
      // `call` of the other end took the name and its input from the same table.
      const method = local[name as keyof Local] as unknown as (input: unknown) => unknown;
      post({ kind: 'answer', id, value: await method(input) });
    } catch (error) {
      post({ kind: 'failure', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  function settle(message: Exclude<Message, { kind: 'call' }>): void {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'answer') caller?.resolve(message.value);
    else caller?.reject(new Error(message.reason));
  }

  function post(message: Message): void {
    if (cutReason === null) port.send(message);
  }

  return {
    call: (name, input) =>
      new Promise((resolve, reject) => {
        if (cutReason !== null) {
          reject(new Error(cutReason));
          return;
        }
        const id = (calls += 1);
        // The other end answers with what its table says.
        waiting.set(id, { resolve, reject });
        post({ kind: 'call', id, name, input });
      }),
    cut: (reason) => {
      cutReason ??= reason;
      for (const caller of waiting.values()) caller.reject(new Error(cutReason));
      waiting.clear();
    },
    isCut: () => cutReason !== null,
  };
}
