// SPDX-License-Identifier: GPL-3.0-or-later
// Block: octets on their way out, made once and shared by reference between the connections of one door
// thread.
#pragma once

#include <QByteArrayView>

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace madang::door {

/// A shared, unchanging run of octets. The count is not atomic: a block never leaves the thread that made it.
class Block {
public:
    Block() = default;
    explicit Block(QByteArrayView octets)
        : Block(octets, {})
    {
    }
    /// Two runs, one after the other.
    Block(QByteArrayView first, QByteArrayView second)
    {
        const auto size = size_t(first.size() + second.size());
        auto *memory = static_cast<Head *>(std::malloc(sizeof(Head) + size));
        if (!memory)
            qBadAlloc();
        m_head = new (memory) Head{1, quint32(size)};
        t_alive += qsizetype(size);
        if (!first.isEmpty())
            std::memcpy(m_head + 1, first.data(), size_t(first.size()));
        if (!second.isEmpty())
            std::memcpy(reinterpret_cast<char *>(m_head + 1) + first.size(), second.data(),
                        size_t(second.size()));
    }
    Block(const Block &other)
        : m_head(other.m_head)
    {
        if (m_head)
            ++m_head->references;
    }
    Block(Block &&other) noexcept
        : m_head(std::exchange(other.m_head, nullptr))
    {
    }
    Block &operator=(Block other) noexcept
    {
        std::swap(m_head, other.m_head);
        return *this;
    }
    ~Block()
    {
        if (m_head && --m_head->references == 0) {
            t_alive -= qsizetype(m_head->size);
            std::free(m_head);
        }
    }

    /// Octets of all blocks that this thread holds, shared ones counted once.
    static qsizetype alive() { return t_alive; }

    bool isNull() const { return !m_head; }
    const char *data() const { return reinterpret_cast<const char *>(m_head + 1); }
    qsizetype size() const { return m_head ? m_head->size : 0; }
    QByteArrayView view() const { return m_head ? QByteArrayView(data(), size()) : QByteArrayView(); }

private:
    struct Head {
        quint32 references;
        quint32 size;
    };
    static inline thread_local qsizetype t_alive = 0;
    Head *m_head = nullptr;
};

} // namespace madang::door
