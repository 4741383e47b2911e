// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/areacode.h"

#include <QString>

#include <algorithm>
#include <array>

namespace yunchuang {

namespace {

/// First two digits: 10 stands for national bodies, 81 to 83 for residence permits, 91 for permanent residents.
constexpr std::array provinces = {10, 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                  44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91};

/// Guizhou without the leading 52: province, prefectures and counties in force, in order.
constexpr std::array guizhou = {0,    100,  102,  103,  111,  112,  113,  115,  121,  122,  123,  181,  200,  201,
                                203,  204,  281,  300,  302,  303,  304,  322,  323,  324,  325,  326,  327,  328,
                                329,  330,  381,  382,  400,  402,  403,  422,  423,  424,  425,  500,  502,  521,
                                523,  524,  525,  526,  527,  581,  600,  602,  603,  621,  622,  623,  624,  625,
                                626,  627,  628,  2300, 2301, 2302, 2323, 2324, 2325, 2326, 2327, 2328, 2600, 2601,
                                2622, 2623, 2624, 2625, 2626, 2627, 2628, 2629, 2630, 2631, 2632, 2633, 2634, 2635,
                                2636, 2700, 2701, 2702, 2722, 2723, 2725, 2726, 2727, 2728, 2729, 2730, 2731, 2732};

/// Codes of single counties that changed: 水城县, 盘县, 黔西县, 兴仁县.
constexpr std::array changedCounties = {221, 222, 522, 2322};

struct Range
{
    int first;
    int last;
};
/// The former prefectures 遵义 (to 1997), 铜仁 (to 2011), 毕节 (to 2011) and 安顺 (to 2000).
constexpr std::array formerPrefectures = {Range{2100, 2132}, Range{2200, 2230}, Range{2400, 2428}, Range{2500, 2530}};

} // namespace

bool isKnownArea(QStringView area)
{
    bool numeric = false;
    const int code = area.toInt(&numeric);
    if (area.size() != 6 || !numeric)
        return false;
    if (code / 10000 != 52)
        return std::binary_search(provinces.begin(), provinces.end(), code / 10000);
    const int local = code % 10000;
    return std::binary_search(guizhou.begin(), guizhou.end(), local) ||
           std::binary_search(changedCounties.begin(), changedCounties.end(), local) ||
           std::any_of(formerPrefectures.begin(), formerPrefectures.end(),
                       [local](const Range &range) { return range.first <= local && local <= range.last; });
}

bool isSafeTestArea(QStringView area)
{
    return area.size() == 6 && area.startsWith(u"52") && area.endsWith(u"99") && !isKnownArea(area);
}

} // namespace yunchuang
