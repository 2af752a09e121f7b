declare module "*?worker&inline" {
  const PlannerWorker: new () => Worker;
  export default PlannerWorker;
}
declare module "*.css" {}
