/**
 * A code's life, top to bottom: request ▸ assess ▸ decide ▸ issue ▸ deliver ▸ check ▸ explain. This file only puts the stages in
 * order; each stage keeps its own promise, and none of them knows another.
 */
import { assess, assessAgain, assessmentOf, reassess } from './assess/assess.ts';
import { observe } from './assess/observe.ts';
import { cancel } from './check/cancel.ts';
import { type Checked, check, type Submission } from './check/check.ts';
import { type ProofInput, prove } from './check/prove.ts';
import { redeemReceipt } from './check/receipt.ts';
import { decide, isWithin } from './decide/decide.ts';
import { deliver, LEASE_SECONDS } from './deliver/deliver.ts';
import { renderMessage } from './deliver/render/render-message.ts';
import { report } from './deliver/report.ts';
import { CountersignError } from './errors.ts';
import { act } from './explain/act.ts';
import { type Ask, explain, readExplanation } from './explain/ask.ts';
import { judgeText, type PastedMessage } from './explain/judge-text.ts';
import { lookup } from './explain/lookup.ts';
import { ourTemplates } from './explain/message/our-templates.ts';
import { recall } from './explain/recall.ts';
import { timelineOf } from './explain/timeline.ts';
import type { Facts, ToldFacts } from './facts.ts';
import { type Issued, issue } from './issue/issue.ts';
import { assertStillOpen, findOpen, requestAgain } from './issue/open-again.ts';
import type { Action, Address, Channel, CodeRequest, Observation, Requester, Service } from './model.ts';
import type { LimitTaken, Report, World } from './ports.ts';
import type { Assessed } from './subjects/assessed.ts';
import { assertReachable } from './subjects/messages.ts';
import { NOTHING_TOLD } from './unknown-facts.ts';
import { viewOf } from './view.ts';

export function createEngine(world: World) {
  const { store, clock, policy } = world;
  const within = (taken: LimitTaken) => isWithin(policy.limits.find((l) => l.name === taken.name)!, taken);

  /** Decides on what was assessed and writes it; what was overtaken is assessed and decided again. */
  const settleOn = (assessed: readonly Assessed[], now: number, resend: boolean) =>
    issue(world, assessed, now, {
      resend,
      decide: (a) => {
        const assessment = assessmentOf(a, now, resend);
        return { assessment, decision: decide(assessment, policy) };
      },
      reassess: async (stale) => {
        if (resend) await assertStillOpen(world, stale[0]!, now);
        return await reassess(world, stale, now);
      },
    });

  async function request(requests: readonly CodeRequest[]): Promise<readonly Issued[]> {
    const now = clock.now();
    for (const one of requests) assertReachable(world.senders, one);
    return await settleOn(await assess(world, requests, now), now, false);
  }

  async function resend(service: string, id: string, requester: Requester, channel: Channel | null): Promise<Issued> {
    const now = clock.now();
    const open = await findOpen(world, service, id, now);
    const again = requestAgain(world, open, requester, channel);
    assertReachable(world.senders, again);
    const assessed = await assessAgain(world, again, open, now);
    const [issued] = await settleOn([assessed], now, true);
    return issued!;
  }

  /** Each on its own: what is wrong with one is its answer, and no other's. */
  const checkAll = (inputs: readonly Submission[]) => check(world, inputs, within, clock.now());

  async function checkOne(input: Submission): Promise<Checked | undefined> {
    const [answer] = await checkAll([input]);
    if (answer instanceof CountersignError) throw answer;
    return answer;
  }

  async function read(service: string, id: string, explains: boolean) {
    const found = await store.findVerification(service, id);
    return found && viewOf(world, found, clock.now(), explains);
  }

  /** What a service's messages look like, worked out once. */
  const templates = new Map<string, readonly string[]>();
  function templatesOf(service: Service): readonly string[] {
    const known = templates.get(service.id) ?? ourTemplates(service, renderMessage);
    templates.set(service.id, known);
    return known;
  }

  async function timeline(service: string, id: string) {
    const record = await store.readRecord(service, id);
    return record && timelineOf(record);
  }

  return Object.freeze({
    request,
    resend,
    check: checkOne,
    checkAll,
    read,
    cancel: (service: string, id: string) => cancel(world, service, id, clock.now()),
    timeline,
    prove: (service: string, id: string, proof: ProofInput, requester: Requester) =>
      prove(world, service, id, proof, requester, within, clock.now()),
    redeem: (service: string, receipt: string) => redeemReceipt(world, service, receipt, clock.now()),
    diagnose: (service: string, id: string, told: ToldFacts = NOTHING_TOLD, decided?: Facts) =>
      recall(world, service, id, told, decided),
    judgeText: (service: Service, message: PastedMessage) => judgeText(world, service, message, templatesOf(service)),
    explain: (ask: Ask) => explain(world, ask, clock.now()),
    readExplanation: (service: string, id: string) => readExplanation(world, service, id),
    act: (service: Service, id: string, action: Action) => act(world, service, id, action, clock.now()),
    observe: (service: string, observations: readonly Observation[]) =>
      observe(world, service, observations, clock.now()),
    lookup: (service: string, to: Address) => lookup(world, service, to, clock.now()),
    deliver: (most = 100) => deliver(world, most),
    /** `all`: also what is leased for a while yet, where no other process can hold it. */
    recover: (all = false) =>
      store.recoverMessages(
        clock.now(),
        clock.now() + (all ? LEASE_SECONDS * 1000 : 0),
        world.senders.filter((s) => s.deduplicates).map((s) => s.id),
      ),
    report: (reports: readonly Report[]) => report(world, reports, clock.now()),
  });
}

export type Engine = ReturnType<typeof createEngine>;
