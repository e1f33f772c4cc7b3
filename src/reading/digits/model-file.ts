import { sha256Hex } from '../../basics/sha256.ts';
import type { Result } from '../../basics/result.ts';
import { fail, ok } from '../../basics/result.ts';
