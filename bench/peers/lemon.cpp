/*
 * A transportation problem by LEMON's network simplex or cost scaling.
 *
 * Usage: lemon network-simplex|cost-scaling FILE
 * FILE, 32-bit integers: people, facilities, steps; costs (people x facilities, row by row); of every step its facility,
 * its width, its cost. Person -> facility -> sink, one arc to the sink for each step.
 * Prints one line of JSON. Reading the file is not counted; building graph, maps and solver is, as "buildMs".
 */
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

using Graph = lemon::SmartDigraph;
using Clock = std::chrono::steady_clock;

static double milliseconds(Clock::time_point from) {
  return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

static std::vector<int32_t> column(std::FILE *file, size_t length) {
  std::vector<int32_t> values(length);
  if (std::fread(values.data(), sizeof(int32_t), length, file) != length) std::exit(2);
  return values;
}

struct Input {
  int people, facilities, steps;
  std::vector<int32_t> costs, facility, width, cost;
};

static Input read(const char *path) {
  std::FILE *file = std::fopen(path, "rb");
  if (file == nullptr) std::exit(2);
  auto header = column(file, 3);
  Input input{header[0], header[1], header[2], {}, {}, {}, {}};
  input.costs = column(file, size_t(input.people) * input.facilities);
  input.facility = column(file, input.steps);
  input.width = column(file, input.steps);
  input.cost = column(file, input.steps);
  std::fclose(file);
  return input;
}

template <class Solver>
static int solve(const Input &input) {
  auto start = Clock::now();
  Graph graph;
  graph.reserveNode(input.people + input.facilities + 1);
  graph.reserveArc(input.costs.size() + input.steps);
  for (int i = 0; i < input.people + input.facilities + 1; i++) graph.addNode();
  auto facility = [&](int j) { return Graph::nodeFromId(input.people + j); };
  auto sink = Graph::nodeFromId(input.people + input.facilities);
  Graph::ArcMap<int> cost(graph), room(graph);
  size_t at = 0;
  for (int i = 0; i < input.people; i++) {
    for (int j = 0; j < input.facilities; j++) {
      auto arc = graph.addArc(Graph::nodeFromId(i), facility(j));
      cost[arc] = input.costs[at++];
      room[arc] = 1;
    }
  }
  for (int s = 0; s < input.steps; s++) {
    auto arc = graph.addArc(facility(input.facility[s]), sink);
    cost[arc] = input.cost[s];
    room[arc] = input.width[s];
  }
  Graph::NodeMap<int> supply(graph, 0);
  for (int i = 0; i < input.people; i++) supply[Graph::nodeFromId(i)] = 1;
  supply[sink] = -input.people;
  Solver solver(graph);
  solver.upperMap(room).costMap(cost).supplyMap(supply);
  double build = milliseconds(start);
  start = Clock::now();
  bool optimal = solver.run() == Solver::OPTIMAL;
  double run = milliseconds(start);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"optimal\":%s,\"cost\":%lld,\"buildMs\":%.3f,\"solveMs\":%.3f,\"peakBytes\":%lld}\n",
              optimal ? "true" : "false", optimal ? solver.template totalCost<long long>() : 0LL, build, run,
              (long long)usage.ru_maxrss * 1024);
  return 0;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  Input input = read(arguments[2]);
  if (std::strcmp(arguments[1], "network-simplex") == 0) return solve<lemon::NetworkSimplex<Graph, int, int>>(input);
  return solve<lemon::CostScaling<Graph, int, int>>(input);
}
