// A DynamoDB server in memory: node serve.cjs PORT, with the npm package dynalite where NODE_PATH finds it.
//
// dynalite does not know ReturnValuesOnConditionCheckFailure (PutItem, since 2023), by which a refused write is told what
// is there instead. It is added here as the API reference describes it.
"use strict";

const db = require("dynalite/db");
const { types } = require("dynalite/validations/putItem");

types.ReturnValuesOnConditionCheckFailure = { type: "String", enum: ["ALL_OLD", "NONE"] };

const { checkConditional } = db;
db.checkConditional = (request, found) => {
  const refusal = checkConditional(request, found);
  if (refusal && found && request.ReturnValuesOnConditionCheckFailure === "ALL_OLD") {
    refusal.body.Item = found;
  }
  return refusal;
};

require("dynalite")({ createTableMs: 0, deleteTableMs: 0 }).listen(Number(process.argv[2]), "127.0.0.1");
