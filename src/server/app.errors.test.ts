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

  test('policy, draws and certifications are facts with an audit row, and only with good contents', async () => {
    const admin = await staff.person('administrator-1');
    const policy = { capPercent: 100, paused: false, reason: 'ประกาศผลครบแล้ว' };
    expect((await admin.post('/api/publication/policy', { ...policy, capPercent: 101 })).error).toBe(
      'bad-request',
    );
    expect((await admin.post('/api/publication/policy', { ...policy, reason: '' })).error).toBe(
      'bad-request',
    );
    expect((await admin.post('/api/publication/policy', policy)).status).toBe(201);
    expect((await admin.post('/api/draws', { contest: 'MKM_1', order: [2, 9] })).body['error']).toMatchObject(
      { place: 'body/order' },
    );
    expect((await admin.post('/api/draws', { contest: 'MKM_9', order: [2, 1] })).error).toBe('not-found');
    expect((await admin.post('/api/draws', { contest: 'MKM_1', order: [2, 1] })).status).toBe(201);
    expect((await admin.post('/api/certifications', { contest: 'MKM_1', order: 'กกต. 1/2569' })).status).toBe(
      201,
    );
    const facts = await staff.rows(
      "select body from fact_inbox where kind in ('policy-changed', 'draw-held', 'result-certified') order by fact_id",
    );
    expect(facts.map((f) => JSON.parse(String(f['body'])))).toMatchObject([
      { ...policy, by: admin.publicId },
      { contest: 'MKM_1', order: [2, 1], by: admin.publicId },
      { contest: 'MKM_1', order: 'กกต. 1/2569', by: admin.publicId },
    ]);
    const audit = await staff.rows(
      "select action, subject from audit where person_id = $1 and action <> 'login' order by audit_id",
      [admin.personId],
    );
    expect(audit).toEqual([
      { action: 'policy-changed', subject: 'publication' },
      { action: 'draw-held', subject: 'MKM_1' },
      { action: 'result-certified', subject: 'MKM_1' },
    ]);
  });
});
