// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string_view>
#include <vector>

namespace stellwerk::masterdata {

/// The members of one row in a file, so that what an older format says can be said in the newest one before it is read.
class RowMembers final {
public:
    struct Member {
        std::string_view name;
        simdjson::dom::element value;
        bool used = false; ///< somebody has asked for it
    };

    /// Takes the members of an object, which must live as long.
    void assign(const simdjson::dom::object &object) {
        m_members.clear();
        m_next = 0;
        for (const auto field : object)
            m_members.push_back({field.key, field.value, false});
    }

    /// The member of that name; nullptr when there is none. Quick when they are asked for in their order.
    [[nodiscard]] Member *find(std::string_view name) {
        for (size_t i = 0; i < m_members.size(); ++i) {
            Member &member = m_members[(m_next + i) % m_members.size()];
            if (member.name != name)
                continue;
            m_next = (m_next + i + 1) % m_members.size();
            return &member;
        }
        return nullptr;
    }

    /// @p name must live as long as this is used.
    void add(std::string_view name, const simdjson::dom::element &value) { m_members.push_back({name, value, false}); }
    template <class Predicate>
    void removeIf(Predicate predicate) {
        std::erase_if(m_members, predicate);
        m_next = 0;
    }

    [[nodiscard]] const std::vector<Member> &all() const { return m_members; }

private:
    std::vector<Member> m_members;
    size_t m_next = 0;
};

} // namespace stellwerk::masterdata
