// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/live_script.h"

namespace madang {

namespace {

    constexpr char kScript[] = R"js('use strict';
(() => {
  const live = document.getElementById('live');
  if (!live) return;
  const words = live.dataset;
  const field = (name) => live.querySelector(`[data-live="${name}"]`);
  const won = (money) => Number(money.amount).toLocaleString('en-US') + words.won;
  const write = (name, text) => { const at = field(name); if (at && at.textContent !== text) at.textContent = text; };
  let revision = 0;
  let pause = 3000;

  const line = (gift) => {
    const item = document.createElement('li');
    const who = document.createElement('b');
    who.textContent = gift.nickname ?? words.somebody;
    item.append(who, ' · ', gift.amount ? won(gift.amount) : words.hidden);
    if (gift.message) {
      const said = document.createElement('span');
      said.textContent = gift.message;
      item.append(document.createElement('br'), said);
    }
    return item;
  };

  const show = (totals) => {
    if (totals.revision <= revision) return;
    revision = totals.revision;
    write('total', won(totals.total));
    write('count', String(totals.giftCount));
    write('apart', String(totals.giftsApart));
    const apart = live.querySelector('[data-live-row="apart"]');
    if (apart) apart.hidden = totals.giftsApart === 0;
    const bar = field('bar');
    if (bar) bar.value = Math.min(totals.total.amount, totals.goal.amount);
    const list = field('latest');
    if (list) list.replaceChildren(...totals.latest.map(line));
    const nobody = field('nobody');
    if (nobody) nobody.hidden = totals.latest.length > 0;
    if (totals.state !== words.state) location.reload();
  };

  const ask = async () => {
    try {
      const answer = await fetch(words.totals, { cache: 'no-store', signal: AbortSignal.timeout(10000) });
      if (!answer.ok) throw new Error(answer.status);
      show(await answer.json());
      pause = 3000;
    } catch {
      pause = Math.min(pause * 2, 60000);
    }
    if (words.state === 'open') setTimeout(ask, pause * (0.8 + Math.random() * 0.4));
  };
  ask();
})();
)js";

} // namespace

Reply liveScript()
{
    Reply reply;
    reply.contentType = "text/javascript; charset=utf-8";
    reply.body = kScript;
    return reply;
}

} // namespace madang
