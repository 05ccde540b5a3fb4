import type * as nodeFs from 'node:fs';

type Fs = typeof nodeFs;
type Handle = Awaited<ReturnType<Fs['promises']['open']>>;

export interface FailingWrites {
  /**
   * From now on writing to a file whose path contains `part` fails with this error code, until `stop`: with ENOSPC when
   * something is written, with any other already when the file is opened for it.
   */
  start(part: string, code: string): void;
  stop(): void;
}

const writingMethods = ['write', 'writev', 'writeFile', 'appendFile', 'truncate'] as const;

/**
 * A full disk or a read-only folder, at the file system call. Watches the calls that the program makes in this process,
 * through whichever of Node's interfaces.
 */
export function createFailingWrites(fs: Fs, syncExports: () => void): FailingWrites {
  let rule: { part: string; code: string } | null = null;

  const failureFor = (path: unknown): NodeJS.ErrnoException | null =>
    rule && String(path).includes(rule.part)
      ? Object.assign(new Error(`${rule.code}: refused, write '${String(path)}'`), {
          code: rule.code,
          syscall: 'write',
          path: String(path),
        })
      : null;
  const refusal = (path: unknown, flags: unknown): Error | null =>
    rule?.code === 'ENOSPC' || !isForWriting(flags) ? null : failureFor(path);

  const { open, writeFile, appendFile } = fs.promises;
  fs.promises.open = async (path, flags, mode) => {
    const refused = refusal(path, flags);
    if (refused) throw refused;
    const handle = await open(path, flags, mode);
    refuseWriting(handle, () => failureFor(path));
    return handle;
  };
  fs.promises.writeFile = async (file, ...rest) => {
    const failure = failureFor(file);
    if (!failure) return writeFile(file, ...rest);
    // Opening has made it empty already.
    if (failure.code === 'ENOSPC') await writeFile(file, '');
    throw failure;
  };
  fs.promises.appendFile = async (file, ...rest) => {
    const failure = failureFor(file);
    if (failure) throw failure;
    return appendFile(file, ...rest);
  };
  patchDescriptors(fs, failureFor, refusal);
  syncExports();

  return {
    start: (part, code) => {
      rule = { part, code };
    },
    stop: () => {
      rule = null;
    },
  };
}

function refuseWriting(handle: Handle, failure: () => Error | null): void {
  for (const name of writingMethods) {
    const original: unknown = Reflect.get(handle, name);
    if (typeof original !== 'function') continue;
    Object.defineProperty(handle, name, {
      value: (...args: unknown[]) => {
        const error = failure();
        return error ? Promise.reject(error) : (Reflect.apply(original, handle, args) as unknown);
      },
    });
  }
}

/** The callback and synchronous calls, which know a file by its number. */
function patchDescriptors(
  fs: Fs,
  failureFor: (path: unknown) => Error | null,
  refusal: (path: unknown, flags: unknown) => Error | null,
): void {
  const paths = new Map<number, unknown>();
  around(fs, 'open', (call, args) => {
    const done = args.at(-1);
    if (typeof done !== 'function') return call(args);
    const refused = refusal(args[0], args[1]);
    if (refused) return setImmediate(() => Reflect.apply(done, undefined, [refused]) as unknown);
    const opened = (error: unknown, file: number): void => {
      if (!error) paths.set(file, args[0]);
      Reflect.apply(done, undefined, [error, file]);
    };
    return call([...args.slice(0, -1), opened]);
  });
  around(fs, 'openSync', (call, args) => {
    const refused = refusal(args[0], args[1]);
    if (refused) throw refused;
    const file = call(args);
    paths.set(Number(file), args[0]);
    return file;
  });
  for (const name of ['close', 'closeSync']) {
    around(fs, name, (call, args) => {
      paths.delete(Number(args[0]));
      return call(args);
    });
  }
  const failureOf = (file: unknown): Error | null =>
    failureFor(typeof file === 'number' ? paths.get(file) : file);
  for (const name of ['write', 'writev', 'writeFile', 'appendFile']) {
    around(fs, name, (call, args) => {
      const failure = failureOf(args[0]);
      const done = args.at(-1);
      if (!failure || typeof done !== 'function') return call(args);
      return setImmediate(() => Reflect.apply(done, undefined, [failure]) as unknown);
    });
  }
  for (const name of ['writeSync', 'writevSync', 'writeFileSync', 'appendFileSync']) {
    around(fs, name, (call, args) => {
      const failure = failureOf(args[0]);
      if (failure) throw failure;
      return call(args);
    });
  }
}

function isForWriting(flags: unknown): boolean {
  // Numbers: anything but O_RDONLY, which is 0 in the two lowest bits.
  if (typeof flags === 'number') return (flags & 3) !== 0;
  return typeof flags === 'string' && /[wa+]/u.test(flags);
}

type Call = (args: readonly unknown[]) => unknown;

function around(
  fs: Fs,
  name: string,
  run: (call: Call, args: readonly unknown[]) => unknown,
): void {
  const original: unknown = Reflect.get(fs, name);
  if (typeof original !== 'function') throw new Error(`fs has no ${name}`);
  Reflect.set(fs, name, (...args: unknown[]) =>
    run((given) => Reflect.apply(original, fs, given) as unknown, args),
  );
}
