/**
 * A code's life, top to bottom: request ▸ assess ▸ decide ▸ issue ▸ deliver ▸ check ▸ explain. This file only puts the stages in
 * order; each stage keeps its own promise, and none of them knows another.
 */
import { allOf } from './all-of.ts';
import { assess, assessAgain, assessmentOf, reassess } from './assess/assess.ts';
import { observe, observeAround, type Told } from './assess/observe.ts';
import { cancel } from './check/cancel.ts';
import { type CheckAnswer, type Checked, check } from './check/check.ts';
import type { Rules } from './check/passage.ts';
import { type ProofInput, prove } from './check/prove.ts';
import type { Submission } from './check/read-cases.ts';
import { redeemReceipt } from './check/receipt.ts';
import { decide, isTooShort, isWithin, limitsOf } from './decide/decide.ts';
import { noteShadow } from './decide/shadow.ts';
import { deliver, LEASE_SECONDS } from './deliver/deliver.ts';
import { renderMessage } from './deliver/render/render-message.ts';
import { report } from './deliver/report.ts';
import { type Erasing, erase, type KeepNote } from './erase/erase.ts';
import { act } from './explain/act.ts';
import { type Ask, explain, readExplanation } from './explain/ask.ts';
import { judgeText, type PastedMessage } from './explain/judge-text.ts';
import { lookup } from './explain/lookup.ts';
import { makeTemplates } from './explain/message/our-templates.ts';
import { recall } from './explain/recall.ts';
import { timelineOf } from './explain/timeline.ts';
import type { Facts, ToldFacts } from './facts.ts';
import { type Answer, type Issued, issue } from './issue/issue.ts';
import { assertStillOpen, findOpen, requestAgain } from './issue/open-again.ts';
import type { Action, Address, Channel, CodeRequest, Observation, Requester, Service } from './model.ts';
import { assertBudget, assertLimits } from './policy/assert-limits.ts';
import type { LimitTaken, Report, Verification, World } from './ports.ts';
import type { Assessed } from './subjects/assessed.ts';
import { assertReachable, findUnreachable } from './subjects/messages.ts';
import type { Sealed } from './subjects/sealed.ts';
import { type ReportSaid, tellReportSaid } from './surroundings/around.ts';
import { tellUnreached, type Unreached } from './surroundings/ranges/range-news.ts';
import { type Around, createSurroundings, NODE } from './surroundings/surroundings.ts';
import { NOTHING_TOLD } from './unknown-facts.ts';
import { type ReadAsk, readViews, type VerificationView, type ViewAnswer, viewOf } from './view.ts';

/** `surroundings`: what engines that work together on one store may share. */
export function createEngine(given: World, surroundings = createSurroundings(given.store, NODE)) {
  const world: Around = { ...given, surroundings };
  const { store, clock, policy } = world;
  assertLimits(policy.limits);
  assertBudget(policy.budget);
  const within = (taken: LimitTaken) => isWithin(limitsOf(policy).get(taken.name)!, taken);
  const rules: Rules = { isWithin: within, isTooShort: (of, length) => isTooShort(policy, of, length) };

  /** Decides on what was assessed and writes it; what was overtaken is assessed and decided again. */
  const settleOn = (assessed: readonly Assessed[], now: number, resend: boolean, answer: Answer) =>
    issue(
      world,
      assessed,
      now,
      {
        resend,
        decide: (a) => {
          const assessment = assessmentOf(a, now, resend);
          const decision = decide(assessment, policy);
          return { assessment, decision, shadow: noteShadow(assessment, decision, world.shadow?.policy ?? null) };
        },
        reassess: async (stale) => {
          if (resend) await assertStillOpen(world, stale[0]!, now);
          return await reassess(world, stale, now);
        },
      },
      answer,
    );

  /** Each is answered by its number, as soon as it can; an error is the answer of that one alone. */
  async function requestEach(requests: readonly CodeRequest[], answer: Answer): Promise<void> {
    const now = clock.now();
    const unreachable = requests.map((one) => findUnreachable(world.senders, one));
    for (const [n, error] of unreachable.entries()) if (error) answer(n, error);
    const numbers = requests.flatMap((_, n) => (unreachable[n] ? [] : [n]));
    const assessed = await assess(
      world,
      numbers.map((n) => requests[n]!),
      now,
    );
    await settleOn(assessed, now, false, (i, issued) => answer(numbers[i]!, issued));
  }

  async function resend(service: string, id: string, requester: Requester, channel: Channel | null): Promise<Issued> {
    const now = clock.now();
    const open = await findOpen(world, service, id, now);
    const again = requestAgain(world, open, requester, channel);
    assertReachable(world.senders, again);
    const assessed = await assessAgain(world, again, open, now);
    const [issued] = await allOf<Issued>(1, (answer) => settleOn([assessed], now, true, answer));
    return issued!;
  }

  const checkEach = (inputs: readonly Submission[], answer: (n: number, checked: CheckAnswer) => void) =>
    check(world, inputs, rules, clock.now(), answer);

  const readEach = (asks: readonly ReadAsk[], answer: (n: number, view: ViewAnswer) => void) =>
    readViews(world, asks, clock.now(), answer);

  async function read(service: string, id: string, explains: boolean): Promise<VerificationView | undefined> {
    const asks = [{ service, id, explains }];
    return (await allOf<VerificationView | undefined>(1, (answer) => readEach(asks, answer)))[0];
  }

  /** What a service's messages look like, worked out once. */
  const templates = new Map<string, Promise<readonly string[]>>();
  function templatesOf(service: Service): Promise<readonly string[]> {
    const known = templates.get(service.id) ?? makeTemplates(service, renderMessage);
    templates.set(service.id, known);
    return known;
  }

  async function timeline(service: string, id: string) {
    const record = await store.readRecord(service, id);
    return record && timelineOf(record);
  }

  return Object.freeze({
    requestEach,
    request: (requests: readonly CodeRequest[]) =>
      allOf<Issued>(requests.length, (answer) => requestEach(requests, answer)),
    resend,
    checkEach,
    checkAll: (inputs: readonly Submission[]) =>
      allOf<Checked | undefined>(inputs.length, (answer) => checkEach(inputs, answer)),
    check: async (input: Submission) =>
      (await allOf<Checked | undefined>(1, (answer) => checkEach([input], answer)))[0],
    readEach,
    read,
    /** What a requester sees of a verification that is at hand. */
    view: (v: Verification, known?: Sealed | null) => viewOf(world, v, clock.now(), false, known),
    cancel: (service: string, id: string) => cancel(world, service, id, clock.now()),
    timeline,
    prove: (service: string, id: string, proof: ProofInput, requester: Requester) =>
      prove(world, service, id, proof, requester, within, clock.now()),
    redeem: (service: string, receipt: string) => redeemReceipt(world, service, receipt, clock.now()),
    diagnose: (service: string, id: string, told: ToldFacts = NOTHING_TOLD, decided?: Facts) =>
      recall(world, service, id, told, clock.now(), decided),
    judgeText: async (service: Service, message: PastedMessage) =>
      judgeText(world, service, message, await templatesOf(service)),
    explain: (ask: Ask) => explain(world, ask, clock.now()),
    readExplanation: (service: string, id: string) => readExplanation(world, service, id),
    act: (service: Service, id: string, action: Action) => act(world, service, id, action, clock.now()),
    observe: (service: string, observations: readonly Observation[]) =>
      observe(world, [{ service, observations }], clock.now()),
    /** What observations say of what lies around alone: for who hands the rest over later. */
    observeAround: (told: readonly Told[]) => observeAround(world, told, clock.now()),
    observeAll: (told: readonly Told[]) => observe(world, told, clock.now()),
    lookup: (service: string, to: Address) => lookup(world, service, to, clock.now()),
    erase: (who: Erasing, keep: KeepNote) => erase(world, who, keep, clock.now()),
    deliver: (most = 100) => deliver(world, most),
    /** Writes what was learned of the surroundings, at most once a second; `all`: now, as when a node closes. */
    flush: (all = false) => surroundings.flush(clock.now(), all),
    /** `all`: also what is leased for a while yet, where no other process can hold it. */
    recover: (all = false) =>
      store.recoverMessages(
        clock.now(),
        clock.now() + (all ? LEASE_SECONDS * 1000 : 0),
        world.senders.filter((s) => s.deduplicates).map((s) => s.id),
      ),
    /** What reports say of what lies around alone: for who hands the rest over later. */
    unreachedAround: (all: readonly Unreached[]) => tellUnreached(world, all, clock.now()),
    report: async (reports: readonly Report[]) => (await report(world, reports, clock.now())).filter(Boolean).length,
    reportAround: (said: ReportSaid) => tellReportSaid(world, said),
    reportAll: (reports: readonly Report[]) => report(world, reports, clock.now()),
  });
}

export type Engine = ReturnType<typeof createEngine>;
