// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/campaigns/give_form.h"

#include "common/base/amount.h"
#include "common/base/secret.h"
#include "server/features/limits.h"

namespace madang {

using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using web::Language;
using web::won;
using web::Words;

namespace {

    constexpr int kLongestName = 20;
    constexpr int kTagOctets = 12;

    constexpr Words kGive{u"Give", u"후원하기"};
    constexpr Words kAmount{u"Another amount, for example 15,000 or 1만 5천원",
                            u"다른 금액 (예: 15,000원, 1만 5천원)"};
    constexpr Words kName{u"Your name (may stay empty)", u"이름 (비워 두셔도 됩니다)"};
    constexpr Words kMessage{u"A message, up to 200 characters", u"응원의 말 (200자까지)"};
    constexpr Words kWhoSees{u"What others see", u"공개 범위"};
    constexpr Words kPreview{u"Show me what others will see", u"다른 사람에게 어떻게 보이는지 보기"};
    constexpr Words kOthersSee{u"Others will see", u"다른 사람에게는 이렇게 보입니다"};
    constexpr Words kContinue{u"Continue to the payment", u"결제로 계속하기"};
    constexpr Words kSomebody{u"Somebody", u"익명의 후원자"};
    constexpr Words kHiddenAmount{u"amount not shown", u"금액 비공개"};
    constexpr Words kMessagesFrom{u"A message can come with %1 or more.",
                                  u"메시지는 %1부터 남기실 수 있습니다."};
    constexpr Words kLimits{u"From %1 to %2.", u"%1부터 %2까지 후원하실 수 있습니다."};

    struct Level {
        const char16_t *word;
        Words words;
    };
    constexpr Level kLevels[] = {
        {u"public", {u"my name and the amount", u"이름과 금액 모두"}},
        {u"hidden-name", {u"only the amount", u"금액만"}},
        {u"hidden-amount", {u"only my name", u"이름만"}},
        {u"hidden-from-recipient",
         {u"only the amount, and the organisers do not learn my name either",
          u"금액만 (모금한 사람에게도 이름을 숨김)"}},
    };

    struct Complaint {
        QLatin1StringView about;
        Words words;
    };
    constexpr Complaint kComplaints[] = {
        {"amount"_L1,
         {u"This is not an amount. Write for example 15000, 15,000원 or 1만 5천원.",
          u"금액으로 읽을 수 없습니다. 15000, 15,000원, 1만 5천원처럼 적어 주세요."}},
        {"too-small"_L1, {u"The amount is too small.", u"금액이 너무 적습니다."}},
        {"too-large"_L1, {u"The amount is too large.", u"금액이 너무 큽니다."}},
        {"text"_L1, {u"The text is too long.", u"글이 너무 깁니다."}},
        {"characters"_L1,
         {u"The text has characters that cannot be shown.", u"표시할 수 없는 글자가 있습니다."}},
        {"campaign-closed"_L1, {u"This campaign is closed.", u"마감된 모금입니다."}},
        {"message-minimum"_L1,
         {u"The message needs a larger gift: leave it out, or give more.",
          u"메시지를 남기려면 후원 금액이 더 커야 합니다. 메시지를 지우거나 금액을 올려 주세요."}},
        {"empty"_L1, {u"There is nothing to read in it.", u"읽을 수 있는 글자가 없습니다."}},
    };
    constexpr Words kOtherComplaint{u"This cannot be accepted. Please look at the fields again.",
                                    u"받을 수 없는 내용입니다. 입력하신 내용을 다시 확인해 주세요."};

    QString complaintOf(const Error &error, Language language)
    {
        for (const Complaint &complaint : kComplaints) {
            if (error.about == complaint.about)
                return complaint.words.in(language);
        }
        return kOtherComplaint.in(language);
    }

    Markup presets(const campaigns::Campaign &campaign, const GiveForm &form, Language language)
    {
        Markup out;
        for (const Money amount : campaign.presets) {
            const QString value = QString::number(amount.won);
            const Markup checked = form.preset == value ? html(u" checked") : Markup();
            out += html(uR"(<label class="choice"><input type="radio" name="preset" value="{}"{}> {}</label>)"
                        "\n",
                        {value, checked, won(amount, language)});
        }
        return out;
    }

    Markup levels(const GiveForm &form, Language language)
    {
        Markup out;
        for (const Level &level : kLevels) {
            const QString word = QString::fromUtf16(level.word);
            const Markup selected = form.visibility == word ? html(u" selected") : Markup();
            out += html(uR"(<option value="{}"{}>{}</option>)"
                        "\n",
                        {word, selected, level.words.in(language)});
        }
        return out;
    }

} // namespace

GiveForm GiveForm::fresh()
{
    GiveForm form;
    form.tag = u"web-"_s + QString::fromLatin1(secret::randomBytes(kTagOctets).toHex());
    return form;
}

GiveForm GiveForm::from(const QJsonObject &members)
{
    GiveForm form;
    form.tag = members.value("tag"_L1).toString();
    form.preset = members.value("preset"_L1).toString();
    form.amount = members.value("amount"_L1).toString();
    form.name = members.value("name"_L1).toString();
    form.message = members.value("message"_L1).toString();
    form.visibility = members.value("visibility"_L1).toString();
    return form;
}

Result<std::optional<QString>> GiveForm::nickname() const
{
    if (name.trimmed().isEmpty())
        return std::optional<QString>();
    TRY(const QString line, oneLine(name, kLongestName, "name"));
    return std::optional<QString>(line);
}

Result<campaigns::Donate> GiveForm::wish(CampaignId campaign) const
{
    campaigns::Donate wish{.campaign = campaign,
                           .tag = {tag},
                           .amount = {},
                           .message = message.simplified(),
                           .visibility = json::enumFromWord<GiftVisibility>(visibility)};
    if (!wish.visibility)
        return Error{Code::InvalidValue, "visibility"}.at(u"visibility"_s);
    if (tag.isEmpty())
        return Error{Code::Malformed, "tag"}.at(u"tag"_s);
    TRY(wish.amount, readAmount(amount.trimmed().isEmpty() ? preset : amount));
    TRY(const auto shown, nickname());
    // Who gives no name hides it.
    if (!shown && *wish.visibility == GiftVisibility::Public)
        wish.visibility = GiftVisibility::HiddenName;
    return wish;
}

namespace give_form {

    Markup line(const campaigns::Gift &gift, Language language)
    {
        const QString who = gift.nickname.value_or(kSomebody.in(language));
        const QString amount = gift.amount ? won(*gift.amount, language) : kHiddenAmount.in(language);
        Markup words;
        if (!gift.message.isEmpty())
            words = html(u"<br><span>{}</span>", {gift.message});
        return html(u"<b>{}</b> · {}{}", {who, amount, words});
    }

    Markup show(const campaigns::Campaign &campaign, const GiveForm &form, const std::optional<Error> &wrong,
                const std::optional<campaigns::Gift> &preview, Language language)
    {
        Markup notes;
        if (wrong)
            notes += web::complaint(complaintOf(*wrong, language));
        if (preview)
            notes += html(u"<div class=\"preview\"><p class=\"note\">{}</p><p>{}</p></div>\n",
                          {kOthersSee.in(language), line(*preview, language)});
        const QString limits = kLimits.in(language).arg(won(campaigns::kSmallestGift, language),
                                                        won(campaigns::kLargestGift, language));
        Markup messagesFrom;
        if (campaign.messagesFrom)
            messagesFrom = html(u"<p class=\"note\">{}</p>\n",
                                {kMessagesFrom.in(language).arg(won(*campaign.messagesFrom, language))});
        return html(uR"(<section id="give">
<h2>{}</h2>
{}<form method="post" action="/c/{}/give#give" accept-charset="utf-8">
<input type="hidden" name="tag" value="{}">
<div class="choices">
{}</div>
<label for="amount">{}</label>
<input id="amount" name="amount" value="{}" autocomplete="off" maxlength="40">
<p class="note">{}</p>
<label for="name">{}</label>
<input id="name" name="name" value="{}" autocomplete="nickname" maxlength="40">
<label for="message">{}</label>
<textarea id="message" name="message" rows="3" maxlength="400">{}</textarea>
{}<label for="visibility">{}</label>
<select id="visibility" name="visibility">
{}</select>
<button type="submit" name="step" value="preview" class="quiet">{}</button>
<button type="submit" name="step" value="pay" class="main">{}</button>
</form>
</section>
)",
                    {kGive.in(language), notes, campaign.id.text(), form.tag,
                     presets(campaign, form, language), kAmount.in(language), form.amount, limits,
                     kName.in(language), form.name, kMessage.in(language), form.message, messagesFrom,
                     kWhoSees.in(language), levels(form, language), kPreview.in(language),
                     kContinue.in(language)});
    }

} // namespace give_form

} // namespace madang
