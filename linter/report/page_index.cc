#include "linter/report/page_index.h"

#include <algorithm>
#include <set>
#include <utility>

namespace keyref {
namespace {

/// Findings and references; each is about ten elements of the page.
constexpr std::size_t kLarge = 5000;

bool comes_before(const PageService& service, std::string_view name) {
  return std::pair(service.name.empty(), service.name) < std::pair(name.empty(), name);
}

template <typename Entry>
std::vector<Entry> entries_of(const std::set<std::string_view>& names) {
  std::vector<Entry> entries(names.size());
  std::transform(names.begin(), names.end(), entries.begin(), [](std::string_view name) {
    Entry entry;
    entry.name = name;
    return entry;
  });
  return entries;
}

}  // namespace

void Tally::add(const Answer& answer) {
  if (answer.cause == Cause::not_made) return;
  ++(answer.presence == Presence::present ? present : answer.presence == Presence::absent ? absent : unknown);
}

bool PageService::needs_attention() const {
  return !findings.empty() ||
         std::any_of(tallies.begin(), tallies.end(), [](const Tally& each) { return each.needs_attention(); });
}

PageIndex::PageIndex(const Report& report)
    : environments_(report.summary.environments),
      is_large_(report.findings.size() + (report.references ? report.references->size() : 0) > kLarge) {
  if (environments_.empty()) environments_.emplace_back();
  std::set<std::string_view> services;
  std::set<std::string_view> secrets;
  for (const ReportFinding& each : report.findings) services.insert(each.service);
  if (report.references) {
    for (const ReportReference& each : *report.references) {
      services.insert(each.checked.service);
      secrets.insert(each.checked.secret);
    }
  }
  services_ = entries_of<PageService>(services);
  if (services.contains({})) std::rotate(services_.begin(), services_.begin() + 1, services_.end());
  secrets_ = entries_of<PageSecret>(secrets);

  for (PageService& each : services_) each.tallies.resize(environments_.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    PageService& service = services_[number_of_service(report.findings[i].service)];
    service.findings.push_back(i);
    service.counts.add(report.findings[i].severity);
  }
  if (!report.references) return;
  for (const ReportReference& each : *report.references) {
    const auto secret = std::lower_bound(secrets_.begin(), secrets_.end(), each.checked.secret,
                                         [](const PageSecret& a, std::string_view name) { return a.name < name; });
    add(each, static_cast<std::size_t>(secret - secrets_.begin()));
  }
  for (PageService& each : services_) {
    std::sort(each.secrets.begin(), each.secrets.end());
    each.secrets.erase(std::unique(each.secrets.begin(), each.secrets.end()), each.secrets.end());
  }
}

void PageIndex::add(const ReportReference& reference, std::size_t secret) {
  PageService& service = services_[number_of_service(reference.checked.service)];
  service.secrets.push_back(secret);
  secrets_[secret].references.push_back(&reference);
  for (std::size_t i = 0; i < environments_.size(); ++i) {
    service.tallies[i].add(reference.checked.answers[i]);
    secrets_[secret].tally.add(reference.checked.answers[i]);
  }
}

std::size_t PageIndex::number_of_service(std::string_view name) const {
  const auto at = std::lower_bound(services_.begin(), services_.end(), name, comes_before);
  return static_cast<std::size_t>(at - services_.begin());
}

}  // namespace keyref
