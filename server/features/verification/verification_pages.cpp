// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/verification/verification_pages.h"

namespace madang::verification_pages {

using namespace Qt::StringLiterals;
using web::complaint;
using web::fact;
using web::Language;
using web::Mood;
using web::Page;
using web::paragraph;
using web::rendered;
using web::Words;

namespace {

    constexpr auto kPortOneHost = "https://cdn.portone.io"_L1;
    /// Where their script goes on: their own hosts, and those of the agencies that ask the person (KG Inicis,
    /// Danal, NHN KCP).
    constexpr auto kPortOneFriends
        = "https://*.iamport.co https://*.iamport.kr https://*.inicis.com https://*.teledit.com "
          "https://*.danal.co.kr https://*.kcp.co.kr"_L1;

    constexpr Words kTitle{u"Who are you?", u"본인인증"};
    constexpr Words kAccount{u"Account here", u"이 서버의 계정"};
    constexpr Words kForWhom{
        u"This says who is behind the account named here. Go on only if it is yours and you began this in "
        u"Madang just now; if somebody sent you the link, close this page.",
        u"아래 계정의 주인이 누구인지 확인하는 절차입니다. 본인 계정이고 방금 마당에서 직접 시작했을 때만 "
        u"계속하세요. 다른 사람이 보낸 링크라면 이 페이지를 닫으세요."};

    constexpr Words kTest{u"TEST: this server only tries out how it works. Nothing is sent to any phone, and "
                          u"nobody's identity is proven. Do not type a real person here.",
                          u"테스트: 이 서버는 시험용입니다. 휴대전화로 아무것도 보내지 않으며 실제 본인 "
                          u"확인이 되지 않습니다. 실제 인적 사항을 입력하지 마세요."};
    constexpr Words kName{u"Name", u"이름"};
    constexpr Words kBirth{u"Date of birth", u"생년월일"};
    constexpr Words kPhone{u"Mobile number", u"휴대전화 번호"};
    constexpr Words kSend{u"Get a test code", u"테스트 인증번호 받기"};
    constexpr Words kCodeIs{u"Test code, in place of a message to the phone",
                            u"문자 대신 보여 드리는 테스트 인증번호"};
    constexpr Words kCode{u"Code", u"인증번호"};
    constexpr Words kConfirm{u"Confirm", u"확인"};
    constexpr Words kCodeWrong{u"That is not the code.", u"인증번호가 맞지 않습니다."};
    constexpr Words kMissing{u"Fill in everything, please.", u"모든 항목을 입력해 주세요."};

    constexpr Words kGo{u"Go on with PortOne", u"포트원으로 계속하기"};
    constexpr Words kLoads{
        u"This page loads a script of PortOne (cdn.portone.io). PortOne and the agency behind it ask you, "
        u"and learn what you type there. This server then asks PortOne who you are, and keeps a keyed hash "
        u"that "
        u"tells people apart and: %1.",
        u"이 페이지는 포트원의 스크립트(cdn.portone.io)를 불러옵니다. 포트원과 본인확인기관이 직접 묻고, "
        u"입력한 내용을 알게 됩니다. 이후 이 서버가 포트원에 결과를 물어보며, 중복 확인용 암호화 값과 다음 "
        u"항목만 보관합니다: %1."};
    constexpr Words kKeepsTime{u"the time", u"인증 시각"};
    constexpr Words kKeepsName{u"your name", u"이름"};
    constexpr Words kKeepsBirth{u"your date of birth", u"생년월일"};
    constexpr Words kKeepsPhone{u"your number", u"전화번호"};
    constexpr Words kNoScript{
        u"The page of PortOne could not be loaded. Check the connection, allow scripts of cdn.portone.io, "
        u"and reload this page.",
        u"포트원 화면을 불러오지 못했습니다. 인터넷 연결과 cdn.portone.io 스크립트 차단 여부를 확인한 뒤 "
        u"새로 "
        u"고쳐 주세요."};

    constexpr Words kDoneTitle{u"You are verified", u"본인인증이 완료되었습니다"};
    constexpr Words kDoneSays{u"You can close this page; Madang knows it already.",
                              u"이 페이지를 닫으셔도 됩니다. 마당에 바로 반영됩니다."};
    constexpr Words kCheckingTitle{u"Being checked", u"확인하고 있습니다"};
    constexpr Words kCheckingSays{
        u"PortOne has not answered yet. This page looks again by itself; you may also close it, and Madang "
        u"goes on asking.",
        u"포트원의 응답을 기다리고 있습니다. 이 페이지가 자동으로 다시 확인합니다. 닫으셔도 마당이 계속 "
        u"확인합니다."};
    constexpr Words kOpenTitle{u"Not finished yet", u"아직 끝나지 않았습니다"};
    constexpr Words kOpenSays{u"PortOne says that you are not through with it.",
                              u"포트원에서 아직 인증이 끝나지 않았습니다."};
    constexpr Words kAgain{u"Try again", u"다시 시도하기"};
    constexpr Words kFailedTitle{u"You were not verified", u"본인인증을 하지 못했습니다"};
    constexpr Words kBeginAgain{u"Go back to Madang and begin again.", u"마당으로 돌아가서 다시 시작하세요."};

    struct Fault {
        QLatin1StringView word;
        Words words;
    };
    constexpr Fault kFaults[] = {
        {"verification-refused"_L1,
         {u"PortOne could not tell who you are, or you stopped there.",
          u"포트원에서 본인 확인을 하지 못했거나 취소하셨습니다."}},
        {"person-taken"_L1,
         {u"You are verified with another account here. One person can verify one account; remove it there "
          u"first.",
          u"이미 다른 계정에서 본인인증을 하셨습니다. 한 사람이 한 계정만 인증할 수 있으니, 그 계정의 인증을 "
          u"먼저 해제하세요."}},
        {"verification-code"_L1,
         {u"The code was wrong too often.", u"인증번호를 너무 여러 번 잘못 입력했습니다."}},
        {"expired"_L1,
         {u"This link is too old, or was used already.", u"링크가 오래되었거나 이미 사용되었습니다."}},
        {"birth-date"_L1,
         {u"That is no date of birth. Write it like 1994-05-31.",
          u"생년월일이 올바르지 않습니다. 1994-05-31처럼 입력하세요."}},
        {"phone"_L1, {u"That is no phone number.", u"전화번호가 올바르지 않습니다."}},
        {"phone-number"_L1, {u"That is no phone number.", u"전화번호가 올바르지 않습니다."}},
        {"phone-country"_L1,
         {u"Begin the number with + and the code of the country.", u"번호를 +와 국가 번호로 시작하세요."}},
    };
    constexpr Words kOtherFault{u"Please look at what you typed again.",
                                u"입력한 내용을 다시 확인해 주세요."};

    QString faultIn(const QString &word, Language language)
    {
        for (const Fault &fault : kFaults) {
            if (word == fault.word)
                return fault.words.in(language);
        }
        return kOtherFault.in(language);
    }

    Markup lead(const Visit &visit, Language language)
    {
        return html(u"<p>{}</p>\n<dl>\n{}</dl>\n",
                    {kForWhom.in(language), fact(kAccount, visit.username, language)});
    }

    Markup testLead(const Visit &visit, Language language)
    {
        return html(u"<p class=\"wrong\" id=\"test\">{}</p>\n{}",
                    {kTest.in(language), lead(visit, language)});
    }

    QString keptItems(const VerificationRules &rules, Language language)
    {
        QStringList items{kKeepsTime.in(language)};
        if (rules.keep.contains("name"_L1))
            items += kKeepsName.in(language);
        if (rules.keep.contains("birth_date"_L1))
            items += kKeepsBirth.in(language);
        if (rules.keep.contains("phone"_L1))
            items += kKeepsPhone.in(language);
        return items.join(u", "_s);
    }

} // namespace

Reply askPerson(const Visit &visit, Language language, const TypedPerson &typed,
                const std::optional<Error> &error)
{
    Markup body = testLead(visit, language);
    if (error)
        body += complaint(error->about == "missing"_L1 ? kMissing.in(language)
                                                       : faultIn(error->about, language));
    body += html(uR"(<form method="post" action="/verify/test/{}" accept-charset="utf-8">
<label for="name">{}</label>
<input id="name" name="fullName" value="{}" maxlength="64" autocomplete="off" required>
<label for="birth">{}</label>
<input id="birth" name="birthDate" value="{}" maxlength="10" placeholder="1994-05-31" autocomplete="off" required>
<label for="phone">{}</label>
<input id="phone" name="phone" value="{}" maxlength="30" inputmode="tel" autocomplete="off" required>
<button type="submit" class="main" id="send">{}</button>
</form>
)",
                 {visit.row.id, kName.in(language), typed.fullName, kBirth.in(language), typed.birthDate,
                  kPhone.in(language), typed.phone, kSend.in(language)});
    return rendered({error ? 422 : 200, Mood::Ask, kTitle.in(language), body}, language);
}

Reply askCode(const Visit &visit, const TypedPerson &typed, Language language, bool wasWrong)
{
    Markup body = testLead(visit, language);
    body += html(u"<dl>\n{}</dl>\n", {fact(kCodeIs, typed.code, language)});
    if (wasWrong)
        body += complaint(kCodeWrong.in(language));
    body += html(uR"(<form method="post" action="/verify/test/{}/code" accept-charset="utf-8">
<label for="code">{}</label>
<input id="code" name="code" maxlength="12" inputmode="numeric" autocomplete="one-time-code" autofocus required>
<button type="submit" class="main" id="confirm">{}</button>
</form>
)",
                 {visit.row.id, kCode.in(language), kConfirm.in(language)});
    return rendered({wasWrong ? 422 : 200, Mood::Ask, kTitle.in(language), body}, language);
}

Reply portOne(const Visit &visit, const VerificationRules &rules, Language language)
{
    Page page{200, Mood::Ask, kTitle.in(language), lead(visit, language)};
    page.body += paragraph(kLoads.in(language).arg(keptItems(rules, language)));
    page.body += html(uR"(<div id="portone" data-store="{}" data-channel="{}" data-attempt="{}"></div>
<button id="portone-go" class="main" type="button" disabled>{}</button>
<p id="portone-trouble" class="wrong" hidden>{}</p>
<noscript><p class="wrong">{}</p></noscript>
)",
                      {rules.portOne.storeId, rules.portOne.channelKey, visit.row.id, kGo.in(language),
                       kNoScript.in(language), kNoScript.in(language)});
    page.scriptHost = kPortOneHost;
    page.otherHosts = kPortOneFriends;
    page.foreignScript = kPortOneHost + "/v2/browser-sdk.js"_L1;
    page.script = u"/verify/portone.js"_s;
    return rendered(page, language);
}

Reply portOneScript()
{
    Reply reply;
    reply.contentType = "text/javascript; charset=utf-8";
    reply.body = R"js('use strict';
(() => {
  const at = document.getElementById('portone');
  if (!at) return;
  const words = at.dataset;
  const go = document.getElementById('portone-go');
  if (typeof PortOne === 'undefined') {
    document.getElementById('portone-trouble').hidden = false;
    return;
  }
  const back = `${location.origin}/verify/return/${words.attempt}`;
  go.disabled = false;
  go.addEventListener('click', async () => {
    go.disabled = true;
    try {
      await PortOne.requestIdentityVerification({
        storeId: words.store,
        channelKey: words.channel,
        identityVerificationId: words.attempt,
        redirectUrl: back,
      });
      location.assign(back); // what it said is not looked at: the server asks for itself
    } catch {
      go.disabled = false; // left their window: it can be tried again
    }
  });
})();
)js";
    return reply;
}

Reply outcome(const VisitRow &row, Language language)
{
    if (row.step == VisitStep::Verified)
        return rendered({200, Mood::Good, kDoneTitle.in(language), paragraph(kDoneSays.in(language))},
                        language);
    if (row.step == VisitStep::Failed) {
        Markup body = paragraph(faultIn(row.fault, language));
        body += paragraph(kBeginAgain.in(language));
        return rendered({403, Mood::Bad, kFailedTitle.in(language), body}, language);
    }
    if (row.step == VisitStep::Back) {
        Page page{200, Mood::Wait, kCheckingTitle.in(language), paragraph(kCheckingSays.in(language))};
        page.reload = u"/verify/return/"_s + row.id;
        return rendered(page, language);
    }
    Markup body = paragraph(kOpenSays.in(language));
    body += html(u"<a class=\"main\" id=\"again\" href=\"/verify/go/{}\">{}</a>\n",
                 {row.id, kAgain.in(language)});
    return rendered({200, Mood::Wait, kOpenTitle.in(language), body}, language);
}

Reply gone(Language language)
{
    Markup body = paragraph(faultIn(u"expired"_s, language));
    body += paragraph(kBeginAgain.in(language));
    return rendered({403, Mood::Bad, kFailedTitle.in(language), body}, language);
}

} // namespace madang::verification_pages
