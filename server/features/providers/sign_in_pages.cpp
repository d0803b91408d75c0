// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/providers/sign_in_pages.h"

namespace madang::sign_in_pages {

using namespace Qt::StringLiterals;
using web::fact;
using web::Language;
using web::Mood;
using web::Page;
using web::paragraph;
using web::rendered;
using web::Words;

namespace {

    constexpr Words kCodeTitle{u"Sign in on another screen", u"다른 화면에서 로그인"};
    constexpr Words kCodeSays{u"Type the code that Madang shows you there.",
                              u"마당 화면에 보이는 코드를 입력하세요."};
    constexpr Words kCode{u"Code", u"코드"};
    constexpr Words kContinue{u"Continue", u"계속"};
    constexpr Words kCodeWrong{
        u"No sign-in waits for this code. Look at it again; after ten minutes there is a new one.",
        u"이 코드로 기다리는 로그인이 없습니다. 코드를 다시 확인하세요. 10분이 지나면 새 코드가 필요합니다."};

    constexpr Words kApproveTitle{u"Sign in on this device?", u"이 기기에서 로그인할까요?"};
    constexpr Words kApproveSays{u"Go on only if you began this yourself, just now, and the code is the one "
                                 u"on your screen. If somebody "
                                 u"sent you the code, close this page: they would get into your account.",
                                 u"방금 직접 시작한 로그인이고 화면의 코드와 같을 때만 계속하세요. 다른 "
                                 u"사람이 보낸 코드라면 이 페이지를 "
                                 u"닫으세요. 그 사람이 계정에 들어오게 됩니다."};
    constexpr Words kDevice{u"Device", u"기기"};
    constexpr Words kUnnamed{u"without a name", u"이름 없음"};
    constexpr Words kAddress{u"Asks from the address", u"요청한 주소"};
    constexpr Words kWith{u"Sign in with %1", u"%1 계정으로 로그인"};
    constexpr Words kPasswordTitle{u"With your password", u"비밀번호로 로그인"};
    constexpr Words kUsername{u"User name", u"사용자 이름"};
    constexpr Words kPassword{u"Password", u"비밀번호"};
    constexpr Words kFactor{u"Code of your authenticator, if you have one", u"인증 앱의 코드 (쓰는 경우)"};
    constexpr Words kSignIn{u"Sign in there", u"그 기기에서 로그인"};

    constexpr Words kProvenTitle{u"Go back to Madang", u"마당으로 돌아가세요"};
    constexpr Words kProvenSays{u"That worked. You can close this page; Madang goes on by itself.",
                                u"확인되었습니다. 이 페이지를 닫으셔도 됩니다. 마당이 이어서 진행합니다."};
    constexpr Words kGoBack{u"Back to Madang", u"마당으로 돌아가기"};

    constexpr Words kFailedTitle{u"The sign-in did not work", u"로그인하지 못했습니다"};
    constexpr Words kTryAgain{u"Go back to Madang and begin again.", u"마당으로 돌아가서 다시 시작하세요."};

    struct Complaint {
        QLatin1StringView about;
        Words words;
    };
    constexpr Complaint kComplaints[] = {
        {"sign-in"_L1,
         {u"This link is too old, or was used already.", u"링크가 오래되었거나 이미 사용되었습니다."}},
        {"browser"_L1,
         {u"This sign-in was begun in another browser, or your browser keeps no cookies for this page.",
          u"다른 브라우저에서 시작한 로그인이거나, 브라우저가 이 페이지의 쿠키를 저장하지 않습니다."}},
        {"provider-refused"_L1,
         {u"The other service did not let you sign in, or you said no there.",
          u"상대 서비스에서 로그인을 거절했거나 취소하셨습니다."}},
        {"provider"_L1,
         {u"The other service does not answer as it should. Please try again later, or sign in another way.",
          u"상대 서비스가 제대로 응답하지 않습니다. 나중에 다시 시도하거나 다른 방법으로 로그인하세요."}},
        {"password"_L1,
         {u"User name and password do not fit.", u"사용자 이름 또는 비밀번호가 맞지 않습니다."}},
        {"second-factor"_L1,
         {u"The code of the authenticator is missing, wrong, or was used before.",
          u"인증 앱의 코드가 없거나, 틀렸거나, 이미 사용되었습니다."}},
        {"account-disabled"_L1,
         {u"This account was disabled by who runs the community.", u"운영자가 사용을 막은 계정입니다."}},
    };
    constexpr Words kTooOften{u"Too many tries. Please wait a while.",
                              u"너무 많이 시도했습니다. 잠시 기다려 주세요."};
    constexpr Words kOther{u"Something went wrong. Please try again.",
                           u"문제가 생겼습니다. 다시 시도해 주세요."};

    QString complaintOf(const Error &error, Language language)
    {
        if (error.code == Code::RateLimited)
            return kTooOften.in(language);
        if (error.code == Code::SecondFactorNeeded)
            return complaintOf({Code::WrongCredentials, "second-factor"}, language);
        for (const Complaint &complaint : kComplaints) {
            if (error.about == complaint.about)
                return complaint.words.in(language);
        }
        return kOther.in(language);
    }

    void sendOn(Page &page, const QString &backTo, Language language)
    {
        if (backTo.isEmpty())
            return;
        page.reload = backTo;
        page.reloadSeconds = 0;
        page.body
            += html(u"<a class=\"main\" id=\"back\" href=\"{}\">{}</a>\n", {backTo, kGoBack.in(language)});
    }

} // namespace

Reply askForCode(Language language, bool wasWrong)
{
    Markup body;
    if (wasWrong)
        body += web::complaint(kCodeWrong.in(language));
    body += html(uR"(<form method="post" action="/sign-in" accept-charset="utf-8">
<p>{}</p>
<label for="code">{}</label>
<input id="code" name="code" maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus required>
<button type="submit" class="main">{}</button>
</form>
)",
                 {kCodeSays.in(language), kCode.in(language), kContinue.in(language)});
    return rendered({wasWrong ? 422 : 200, Mood::Ask, kCodeTitle.in(language), body}, language);
}

Reply askForApproval(const Approval &approval, Language language)
{
    const AttemptRow &attempt = approval.attempt;
    Markup facts = fact(kCode, approval.code, language);
    facts += fact(kDevice, attempt.device.isEmpty() ? kUnnamed.in(language) : attempt.device, language);
    facts += fact(kAddress, attempt.address, language);
    Markup body = html(u"<p>{}</p>\n<dl>\n{}</dl>\n", {kApproveSays.in(language), facts});
    for (const Provider &provider : approval.providers)
        body += html(u"<a class=\"main\" id=\"with-{}\" href=\"/sign-in/go/{}?provider={}\">{}</a>\n",
                     {provider.name, attempt.id, provider.name, kWith.in(language).arg(provider.title)});
    body += html(u"<h2>{}</h2>\n", {kPasswordTitle.in(language)});
    if (approval.wrong)
        body += web::complaint(complaintOf(*approval.wrong, language));
    body += html(uR"(<form method="post" action="/sign-in/approve/{}" accept-charset="utf-8">
<input type="hidden" name="code" value="{}">
<label for="username">{}</label>
<input id="username" name="username" value="{}" maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label for="password">{}</label>
<input id="password" name="password" type="password" maxlength="256" autocomplete="current-password" required>
<label for="factor">{}</label>
<input id="factor" name="secondFactor" maxlength="40" autocomplete="one-time-code">
<button type="submit" class="main" id="approve">{}</button>
</form>
)",
                 {attempt.id, approval.code, kUsername.in(language), approval.username,
                  kPassword.in(language), kFactor.in(language), kSignIn.in(language)});
    return rendered({approval.wrong ? 422 : 200, Mood::Wait, kApproveTitle.in(language), body}, language);
}

Reply proven(const QString &backTo, Language language)
{
    Page page{200, Mood::Good, kProvenTitle.in(language), paragraph(kProvenSays.in(language))};
    sendOn(page, backTo, language);
    return rendered(page, language);
}

Reply failed(const Error &why, const QString &backTo, Language language)
{
    Page page{why.code == Code::Unavailable ? 503 : 403, Mood::Bad, kFailedTitle.in(language),
              paragraph(complaintOf(why, language))};
    page.body += paragraph(kTryAgain.in(language));
    if (!backTo.isEmpty())
        page.status = 200; // some browsers show a page of their own where an error says little
    sendOn(page, backTo, language);
    return rendered(page, language);
}

Reply done(Language language)
{
    return rendered({200, Mood::Good, kProvenTitle.in(language), paragraph(kProvenSays.in(language))},
                    language);
}

} // namespace madang::sign_in_pages
