// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the contract as a living community would fill them: two of everything, words by what a member is
// called, in both languages. For pictures of screens; nothing is to be concluded from them.
#pragma once

#include "tests/support/foreign_text.h"

namespace madang::test {

namespace sample_values {

    using namespace Qt::StringLiterals;

    /// Words for a member of that name, of the first or the second of a list.
    inline QString words(const char *member, int nth)
    {
        const QByteArray name(member);
        const bool first = nth % 2 == 0;
        const auto is = [&name](std::initializer_list<const char *> all) {
            return std::any_of(all.begin(), all.end(), [&](const char *each) { return name == each; });
        };
        if (is({"username", "actor"}))
            return first ? u"seoyeon"_s : u"hyunwoo"_s;
        if (is({"title", "roomName"}))
            return first ? u"도서관 지붕 고치기"_s : u"Winter coats for the shelter"_s;
        if (is({"story", "text", "message", "said", "about", "bio", "topic"}))
            return first ? u"비가 새는 곳부터 고치고 남은 돈은 책을 사는 데 씁니다."_s
                         : u"We begin where the rain comes in; what is left buys books."_s;
        if (is({"reason", "note", "label"}))
            return first ? u"같은 글을 여러 번 올렸습니다"_s : u"the same words, many times over"_s;
        if (is({"device", "agent"}))
            return first ? u"madang-tui 1.2 on Debian"_s : u"Madang 1.2 on Fedora"_s;
        if (is({"address", "lastAddress"}))
            return first ? u"203.0.113.7"_s : u"2001:db8::7"_s;
        if (is({"date"}))
            return u"2026-04-15"_s;
        if (is({"action"}))
            return first ? u"account.role"_s : u"refund.give"_s;
        if (is({"target"}))
            return first ? u"account:7"_s : u"refund:8"_s;
        if (is({"role"}))
            return u"member"_s;
        if (is({"link"}))
            return u"https://video.example.org/roof"_s;
        if (is({"key", "number", "reference", "transaction", "order", "entry", "hash", "request"}))
            return first ? u"7"_s : u"8"_s;
        // Whoever it is: nickname, name, payer, donor, maker, holder...
        return first ? u"서연"_s : u"Hyunwoo Bae"_s;
    }

    template <typename T> void fill([[maybe_unused]] T &value, [[maybe_unused]] const char *member, int nth)
    {
        using namespace foreign_text;
        if constexpr (kIsOptional<T>) {
            value.emplace();
            fill(*value, member, nth);
        } else if constexpr (kIsList<T>) {
            for (int i = 0; i < 2; ++i) {
                value.append(typename T::value_type{});
                fill(value.last(), member, i);
            }
        } else if constexpr (kIsPage<T>) {
            fill(value.items, member, nth);
        } else if constexpr (HasFields<T>) {
            forEachField<T>([&value, nth](auto field) {
                auto &inner = value.*field.member;
                using Member = std::remove_reference_t<decltype(inner)>;
                if constexpr (std::is_same_v<Member, std::optional<QString>>) {
                    if (qstrcmp(field.name, "next") == 0) // a cursor: there is no further page
                        return;
                }
                fill(inner, field.name, nth);
            });
        } else if constexpr (kIsId<T>) {
            value.number = 7 + nth;
        } else if constexpr (kIsTextId<T>) {
            value.value = words(member, nth);
        } else if constexpr (std::is_same_v<T, QString>) {
            value = words(member, nth);
        } else if constexpr (std::is_same_v<T, RawJson>) {
            value.text = "{}";
        } else if constexpr (std::is_same_v<T, Money>) {
            value.won = nth % 2 == 0 ? 10'000 : 1'250'000;
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            value.ms = 1'772'420'400'000 - nth * 7'200'000LL;
        } else if constexpr (!std::is_same_v<T, bool> && std::is_integral_v<T>) {
            value = static_cast<T>(1 + nth);
        } // true or false and words of ours stay
    }

} // namespace sample_values

template <typename T> T sample()
{
    T value{};
    sample_values::fill(value, "name", 0);
    return value;
}

/// Has a command answered with such a value. Where its address has places for ids, `path` is the whole one.
template <typename Request, typename Reply>
void answerSample(FakeServer &server, const Command<Request, Reply> &command, const QString &path = {})
{
    const QByteArray address(command.rest);
    const qsizetype blank = address.indexOf(' ');
    server.on(address.first(blank), path.isEmpty() ? QString::fromLatin1(address.mid(blank + 1)) : path,
              [](const FakeRequest &) { return answer(sample<Reply>()); });
}

} // namespace madang::test
