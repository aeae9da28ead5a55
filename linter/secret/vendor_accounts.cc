#include "linter/secret/vendor_accounts.h"

#include <array>

#include "linter/secret/characters.h"

namespace keyref {
namespace {

// docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html
constexpr auto kEksRegistries = std::to_array<std::string_view>({
    "602401143452", "877085696533", "800184023465", "533267051163", "296578399912", "900889452093", "491585149902",
    "151610086707", "333609536671", "121268973566", "918309763551", "961992271922", "900612956339", "590381155156",
    "455263428931", "066635153087", "558608220178", "759879836304", "761377655185", "151742754352", "013241004608",
});

// docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
constexpr auto kLoadBalancerLogs = std::to_array<std::string_view>({
    "127311923021", "033677994240", "027434742980", "797873946194", "098369216593", "754344448648", "589379963580",
    "718504428378", "383597477331", "600734575887", "114774131450", "783225319266", "582318560864", "985666609251",
    "054676820928", "156460612806", "652711504416", "635631232127", "009996457667", "897822967062", "076674570225",
    "507241528517", "048591011584", "190560391635", "638102146993", "037604701340",
});

constexpr auto kOthers = std::to_array<std::string_view>({
    "709825985650",  // AWS Marketplace's images
    "763104351884",  // AWS Deep Learning Containers
    "906394416424",  // AWS for Fluent Bit
    "580247275435",  // Lambda Insights
    "464622532012",  // Datadog
});

// What AWS writes in examples, and what LocalStack calls itself.
constexpr auto kExamples = std::to_array<std::string_view>(
    {"123456789012", "111122223333", "444455556666", "777788889999", "000000000000", "111111111111", "999999999999"});

}  // namespace

bool is_vendor_account(std::string_view account) {
  return contains(kEksRegistries, account) || contains(kLoadBalancerLogs, account) || contains(kOthers, account) ||
         contains(kExamples, account);
}

}  // namespace keyref
