import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_CODES } from './error-codes.ts';
import { API_ROUTES } from './routes/index.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { StaffClient } from './testing/staff-client.ts';
import { sendPhoto, specOf } from './testing/steps.ts';

describe('what every reply has in common', () => {
  let staff: StaffApp;
  let nobody: StaffClient;
  beforeAll(async () => {
    staff = await staffApp();
    nobody = new StaffClient(staff.app, '');
  });
  afterAll(() => staff.close());

  test('every code has a status and a text in Thai and English', () => {
    for (const [code, { status, message }] of Object.entries(ERROR_CODES)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(message.th, code).toMatch(/[ก-๛]/);
      expect(message.en, code).toMatch(/[a-z]/);
    }
  });

  test('errors of the framework have the same shape', async () => {
    const json = { 'content-type': 'application/json' };
    const answers = [
      await nobody.get('/api/nothing-here'),
      await nobody.send('POST', '/api/login', '{oops', json),
      await nobody.send('POST', '/api/login', '', json),
      await nobody.send('POST', '/api/login', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      await nobody.send(
        'POST',
        '/api/login',
        JSON.stringify({ username: 'x'.repeat(9000), password: '' }),
        json,
      ),
      await nobody.send('POST', '/api/login', '{"username": 5, "password": "x"}', json),
      await nobody.get('/api/units/%E0%A4%A/x'),
      await nobody.get('/api/login'),
    ];
    expect(answers.map((a) => [a.status, a.error])).toEqual([
      [404, 'not-found'],
      [400, 'bad-json'],
      [400, 'bad-json'],
      [415, 'wrong-media-type'],
      [413, 'too-large'],
      [400, 'bad-request'],
      [400, 'bad-request'],
      [404, 'not-found'],
    ]);
    for (const { body } of answers)
      expect(body['error']).toMatchObject({ message: { th: expect.any(String), en: expect.any(String) } });
    expect(staff.logged).toEqual([]);
  });

  test('a unit, a ballot or a centre that is not in the election is not found', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    expect((await clerk.get('/api/units/nowhere/constituency')).error).toBe('unknown-return');
    expect((await clerk.get('/api/units/44-01-S1-001/lottery')).error).toBe('unknown-return');
    expect((await clerk.get('/api/centres/nowhere/returns')).error).toBe('unknown-centre');
    expect((await clerk.get("/api/units/x'%3Bdrop%20table%20return/constituency")).error).toBe(
      'unknown-return',
    );
    expect((await clerk.get(`/api/units/${'u'.repeat(5000)}/constituency`)).status).toBe(404);
  });

  test('security headers are on every reply', async () => {
    for (const url of ['/api/nothing-here', '/api/openapi.json', '/healthz']) {
      const { headers } = await nobody.get(url);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
    }
    expect((await nobody.get('/api/openapi.json')).headers['cache-control']).toBe('no-store');
  });

  test('the OpenAPI document lists every route with its replies', async () => {
    const { body } = await nobody.get('/api/openapi.json');
    const paths = body['paths'] as Record<string, Record<string, { responses: object; summary: string }>>;
    for (const route of API_ROUTES) {
      const known = paths[route.url.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
      expect(known?.summary, route.url).toBe(route.schema.summary);
      expect(Object.keys(known?.responses ?? {}), route.url).toContain('4XX');
    }
  });

  test('health, readiness and metrics', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    await sendPhoto(clerk, specOf(staff, '44-01-S1-001'));
    expect((await nobody.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/readyz')).body).toEqual({ status: 'ready' });
    const text = (await nobody.get('/metrics')).bytes.toString();
    expect(text).toMatch(
      /^khanaen_http_requests_total\{route="\/api\/units\/:unit\/:ballot\/photos",method="POST",status="201"\} 1$/m,
    );
    expect(text).toMatch(/^khanaen_queue_returns\{stage="received"\} 1$/m);
    expect(text).toMatch(/^khanaen_ledger_facts \d+$/m);
    expect(text).toMatch(/^khanaen_http_request_seconds_bucket\{.*le="\+Inf"\} \d+$/m);
    expect(text).not.toContain('44-01-S1-001');
  });
});
