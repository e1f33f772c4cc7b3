import { totalmem } from 'node:os';

/** Server settings by name, as `postgres -c name=value` takes them. */
export type Settings = Readonly<Record<string, string>>;

/**
 * What every embedded server runs with. Acknowledged means committed and on the disk, so `fsync` and `synchronous_commit`
 * stay on; the server has no network port at all.
 */
export function settingsFor(socketDir: string, overrides: Settings): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: '5432',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '100',
    shared_buffers: `${sharedBuffersMb(totalmem())}MB`,
    // Fewer checkpoints in a busy night mean fewer full pages in the log.
    max_wal_size: '2GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '10min',
    wal_buffers: '16MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
    ...overrides,
  };
}

/** An eighth of the memory, between 64 MB and 512 MB: the whole country fits in the latter. */
export function sharedBuffersMb(memoryBytes: number): number {
  return Math.max(64, Math.min(512, Math.floor(memoryBytes / 8 / 1024 / 1024)));
}

export function asArguments(settings: Settings): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
