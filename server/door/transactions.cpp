// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/transactions.h"

namespace madang::door {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestName = 128;

    Error about(Code code, const char *word)
    {
        return Error{code, word}.at(u"transaction"_s);
    }

} // namespace

Done Transactions::begin(const QByteArray &name, int most)
{
    if (name.isEmpty())
        return about(Code::Malformed, "missing");
    if (name.size() > kLongestName)
        return about(Code::TooLong, "transaction");
    if (!m_open)
        m_open = std::make_unique<QHash<QByteArray, QList<stomp::Frame>>>();
    if (m_open->contains(name))
        return about(Code::AlreadyExists, "transaction");
    if (m_open->size() >= most)
        return about(Code::TooMany, "transactions");
    m_open->insert(name, {});
    return {};
}

Done Transactions::hold(const QByteArray &name, const stomp::Frame &frame, int most)
{
    const auto found = m_open ? m_open->find(name) : QHash<QByteArray, QList<stomp::Frame>>::iterator();
    if (!m_open || found == m_open->end())
        return about(Code::NotFound, "transaction");
    if (found->size() >= most)
        return about(Code::TooMany, "transaction-frames");
    found->append(frame);
    return {};
}

Result<QList<stomp::Frame>> Transactions::take(const QByteArray &name)
{
    if (!m_open || !m_open->contains(name))
        return about(Code::NotFound, "transaction");
    QList<stomp::Frame> frames = m_open->take(name);
    if (m_open->isEmpty())
        m_open.reset();
    return frames;
}

} // namespace madang::door
